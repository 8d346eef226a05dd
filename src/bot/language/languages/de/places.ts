import type { PlaceWords } from '../../placeWords';

const OWN = '(?:meine|unsere|deine)[nmrs]?';

export const places: PlaceWords = {
  into: 'in|auf|zu',
  intoList: 'in|im|ins|auf|zu|zur|an',
  article: `die|der|den|dem|das|${OWN}`,
  list: 'liste|list',
  plan: 'plan|board',
  bucket: 'bucket|spalte',
  intoPlan: 'in|im|ins|zu|zum|auf',
  stemsOf(name) {
    const stem = name.replace(/e?n$/i, '');
    return [...new Set([name, stem])].flatMap((each) => ['', 's', 'n'].map((joint) => `${each}${joint}`));
  },
  isName: (name) => /^[^\p{Ll}]/u.test(name),
};

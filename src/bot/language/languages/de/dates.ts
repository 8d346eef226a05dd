import type { DateWords } from '../../dateWords';
import { days } from './days';
import { times } from './times';

/** The words around days and times in German. */
export const dates: DateWords = {
  days,
  times,
  glue: '(?:so )?um|gegen|am|den|dem|ab|bis|vor|spätestens|in der|ca\\.?|@',
  or: 'oder|/',
  range: 'bis(?: zum)?|-|–|—',
  from: 'vom|von|zwischen',
  between: { before: 'zwischen', and: 'und' },
  due: 'f(?:ä|ae)llig(?: ist)?(?: bis| am| zum| ab)?|deadline(?: ist)?|frist|(?:bis )?sp(?:ä|ae)testens(?: am| bis(?: zum)?| zum)?|bis(?: sp(?:ä|ae)testens)?(?: zum| zur| am| einschließlich)?|am|zum|vor(?: dem)?',
  start: 'ab(?: dem)?|beginn(?:end)?(?: am| ab)?|start(?:et|end)?(?: am| ab)?',
  clings:
    'der|die|das|des|dem|den|ein(?:e[nmrs]?)?|[mds]eine?[nmrs]?|ihre?[nmrs]?|unsere?[nmrs]?|kein(?:e[nmrs]?)?|jede[nmrs]?|alle|letzte[nmrs]?|vorige[nmrs]?|vergangene[nmrs]?|erste[nmrs]?|gute[nmrs]?|sch(?:ö|oe)ne[nmrs]?|schwarze[nmrs]?|blaue[nmrs]?|heilige[nmrs]?|für|fuer|von|vom|auf|seit|nach|über|ueber|um|wie|als|ohne|mit|zu|zur|oder|und|aus|bei|beim|per|pro|gegen|zwischen|herrn?|frau|fr\\.|hr\\.|dr\\.|prof\\.|familie|team|projekt|version|kapitel|seite|raum|zimmer|ist|war|nicht|in',
  goesOn:
    'mit|bei|beim|wegen|daran|in|im|auf|an|am|bis|ab|vom|zum|zur|zu|für|fuer|und|oder|damit|weil|falls|wenn|bevor|aber|bitte|erinnere?|erinnerung|sp(?:ä|ae)testens|f(?:ä|ae)llig|jede[nmrs]?|alle|t(?:ä|ae)glich|w(?:ö|oe)chentlich|monatlich|j(?:ä|ae)hrlich|um|gegen|dringend|(?:sehr )?wichtig|eilig|prio(?:rität)?|@',
  infinitive: '(?:zu )?\\p{Ll}{2,20}n',
};

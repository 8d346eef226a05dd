import type { PlaceWords } from '../../placeWords';

export const places: PlaceWords = {
  into: 'to|in|into|on|onto|under',
  intoList: 'to|in|into|on|onto|under',
  intoPlan: 'to|in|into|on|onto|under',
  article: 'my|the|our',
  list: 'list',
  plan: 'plan|board',
  bucket: 'bucket|column',
};

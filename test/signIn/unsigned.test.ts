/** @seconds 4 */

import { describeWithRedis } from '../state/redisServer';
import { attackUnsignedRoutes } from './attackUnsignedRoutes';

describeWithRedis('Whoever cannot sign', () => {
  attackUnsignedRoutes(40);
});

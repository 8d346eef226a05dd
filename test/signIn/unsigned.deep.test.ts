/** @seconds 120 */

import { describeWithRedis } from '../state/redisServer';
import { attackUnsignedRoutes } from './attackUnsignedRoutes';

describeWithRedis('Whoever cannot sign', () => {
  attackUnsignedRoutes(10_000);
});

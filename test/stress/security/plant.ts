import { plant } from '../kit/plant.ts';
import { DEFECTS } from './defects.ts';

/** For the processes that unit tests start; what they load themselves is changed by `vitest.config.ts`. */
plant(DEFECTS, 'SECURITY_DEFECT');

// Lessons: programs that run and can be changed in place.

import { setUpBlocks } from "./js/blocks.js";

setUpBlocks();

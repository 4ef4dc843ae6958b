// A submission's page: its failing cases can be gone through step by step.

import { setUpDesks } from "./js/desk.js";

setUpDesks();

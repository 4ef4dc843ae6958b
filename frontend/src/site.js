// What every page needs. Each part looks for its own elements and does nothing without them.

import { setUpTheme } from "./js/theme.js";

setUpTheme();

// Runs before the first paint, so that nobody sees the other theme flash by.

import { apply, chosen } from "./js/theme.js";

document.documentElement.classList.add("js");
apply(chosen());

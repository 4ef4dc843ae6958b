// What every page needs. Each part looks for its own elements and does nothing without them.

import { setUpDialogs } from "./js/dialogs.js";
import { listenForKeys, setUpKeys } from "./js/keys.js";
import { setUpOrders } from "./js/order-list.js";
import { setUpPalette } from "./js/palette.js";
import { closeSheetsWhenWide, fillTimeZone, offerTimeZone, setUpPrinting } from "./js/small.js";
import { setUpStars } from "./js/star.js";
import { setUpTheme } from "./js/theme.js";
import { setUpWhy } from "./js/why.js";

setUpTheme();
setUpStars();
setUpOrders();
fillTimeZone();
offerTimeZone();
closeSheetsWhenWide();
setUpDialogs();
setUpPalette();
setUpWhy();
setUpPrinting();
setUpKeys();
listenForKeys();
document.addEventListener("htmx:load", ({ target }) => {
  const root = target.parentElement ?? target; // what came may itself be a star
  setUpStars(root);
  setUpOrders(root);
  setUpKeys(root);
});

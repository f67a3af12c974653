// The file that opens a copy leads on to the home page. From within a zip it is opened without this script, and says what to do.
tweeluik.begin = (() => {
  "use strict";
  location.replace(document.querySelector(".begin-way").href);
  return {};
})();

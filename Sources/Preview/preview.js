// Only in a preview: waits for changes, reloads the page where the reader was, and shows what is wrong with the content.
(function () {
  "use strict";
  const script = document.currentScript, { root, build } = script.dataset;
  let seen = "";
  const place = "tweeluik:" + location.pathname;

  let kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    history.scrollRestoration = "manual";
    const back = function () { window.scrollTo({top: Number(kept), behavior: "instant"}); };
    back();
    window.addEventListener("load", () => {
      back();
      kept = null;
    });
  }

  function box(id, color) {
    let element = document.getElementById(id);
    if (element) { return element; }
    element = document.createElement("div");
    element.id = id;
    element.style.cssText = "position:fixed;z-index:99;inset:auto 0 0 0;max-height:50vh;overflow:auto;padding:12px 16px;" +
      "font:14px/1.45 ui-monospace,monospace;white-space:pre-wrap;color:#fff;background:" + color;
    document.body.append(element);
    return element;
  }

  function show(news) {
    const old = document.getElementById("tweeluik_findings");
    if (old) { old.remove(); }
    if (!news.errors) { return; }
    const element = box("tweeluik_findings", "#7a1f14");
    element.setAttribute("role", "alert");
    element.textContent = news.findings.join("\n");
  }

  if ("draft" in script.dataset) {
    const mark = box("tweeluik_draft", "#4b3a00");
    mark.style.inset = "0 0 auto auto";
    mark.textContent = "Not published";
  }

  function ask() {
    // A browser opens few connections to one host: a page that nobody sees leaves them to those that are seen.
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, {once: true});
      return;
    }
    fetch(root + "__tweeluik/changes?seen=" + seen).then(answer => answer.json()).then(news => {
      seen = news.change;
      show(news);
      if (news.build !== build) {
        // Before everything has loaded, the page may not be where it was.
        sessionStorage.setItem(place, kept === null ? String(window.scrollY) : kept);
        location.reload();
      } else {
        ask();
      }
    }).catch(() => { setTimeout(ask, 500); });
  }
  ask();
})();

// The pages of a site that are in one file: shows the one that the file's address names, as it is on the site. The address of a page is
// `#path?query:part`, its path on the site without the ending. A page knows its own address as that of the site, which its links then have too:
// they are followed here when the file has what they lead to. Each page is shown in the file read anew, so that nothing of another is left.
(() => {
  "use strict";
  const root = document.documentElement, site = new URL(root.dataset.site).href, first = document.querySelector(".file-page").id;
  const held = new Map([...document.querySelectorAll(".file-page")].map(page => [page.id, page]));
  const NAMES = ["id", "for", "name", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];
  const base = document.createElement("base");

  const plain = text => { try { return decodeURIComponent(text); } catch (error) { return text; } };

  // The page, the query and the part that an address in the file names; the first page where it has no such page.
  function place(hash) {
    const [, path, query = "", part = ""] = /^#?([^?:]*)(\?[^:]*)?:?(.*)$/.exec(hash), page = plain(path);
    return held.has(page) ? { page, query, part } : { page: first, query: "", part: "" };
  }
  const here = () => place(new URL(document.URL).hash);
  const onSite = at => site + encodeURI(at.page) + ".html" + at.query + (at.part && "#" + at.part);
  const inFile = at => "#" + encodeURI(at.page) + at.query + (at.part && ":" + at.part);
  const isSame = (one, other) => one.page === other.page && one.query === other.query;

  // Where the file has what an address of the site leads to.
  function found(address) {
    const { origin, pathname, search, hash } = new URL(address), path = (origin + pathname).slice(site.length);
    const page = plain(path).replace(/\.html$/, "") || "index";
    return (origin + pathname).startsWith(site) && held.has(page) ? { page, query: search, part: hash.slice(1) } : null;
  }

  let shown = here();
  const page = held.get(shown.page), { sheets, scripts, title } = page.dataset, note = document.querySelector(".file-note");

  // Ids begin with the path of their page, and links lead to the place in the file, as they must without this script.
  function restore(part) {
    part.querySelectorAll("*").forEach(one => {
      NAMES.filter(name => one.hasAttribute(name)).forEach(name => {
        const own = one.getAttribute(name).split(" ").map(word => (word.startsWith(shown.page + ":") ? word.slice(shown.page.length + 1) : word));
        one.setAttribute(name, own.join(" "));
      });
      if (one.matches("a[href^='#']")) {
        const at = place(one.getAttribute("href"));
        one.setAttribute("href", at.page === shown.page && at.part ? "#" + at.part : onSite(at));
      }
      if (one.content) restore(one.content);
    });
  }

  function reveal(id) {
    const part = id && document.getElementById(plain(id));
    if (!part) return;
    if (part.tabIndex < 0 && !part.hasAttribute("tabindex")) part.tabIndex = -1;
    part.scrollIntoView({ behavior: "instant" });
    part.focus({ preventScroll: true });
  }

  function follow(at) {
    if (inFile(at) === new URL(document.URL).hash) return isSame(at, shown) ? reveal(at.part) : history.go(0);
    const way = document.createElement("a");
    way.href = document.URL.split("#")[0] + inFile(at);
    way.click();
  }

  // A link that is opened in a tab of its own, by a key, the middle button or its menu, leads to the place in the file as well.
  ["click", "auxclick", "contextmenu"].forEach(kind => document.addEventListener(kind, event => {
    const link = event.target.closest("a[href]"), keys = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || event.defaultPrevented || link.hasAttribute("download")) return;
    const at = found(link.href);
    if (!at) return;
    if (kind === "click" && !keys && !link.target) {
      event.preventDefault();
      return follow(at);
    }
    const href = link.getAttribute("href");
    link.href = document.URL.split("#")[0] + inFile(at);
    setTimeout(() => link.setAttribute("href", href));
  }));

  window.addEventListener("hashchange", () => {
    const next = here();
    if (!isSame(next, shown)) return history.go(0);
    shown = next;
    base.href = onSite(shown);
    reveal(shown.part);
  });

  restore(page);
  base.href = onSite(shown);
  document.head.prepend(base);
  Object.assign(root, { lang: page.lang, dir: page.dir });
  document.title = title;
  const styles = new Map([...document.querySelectorAll("style")].map(style => [style.dataset.file, style]));
  styles.forEach(style => { style.remove(); });
  document.head.append(...sheets.split(" ").map(name => styles.get(name)));
  page.classList.remove("file-page");
  document.body.className = page.className;
  document.body.replaceChildren(...page.childNodes, note);
  root.classList.remove("file-opens");
  const kept = new Map([...document.querySelectorAll("script[type][data-file]")].map(script => [new URL(script.dataset.file).href, script]));
  kept.forEach((script, file) => { script.dataset.file = file; });
  scripts.split(" ").forEach(name => {
    const script = document.createElement("script"), file = new URL(name, site).href;
    script.dataset.file = file;
    script.textContent = kept.get(file).textContent;
    document.head.append(script);
  });
  window.addEventListener("load", () => { reveal(shown.part); });
})();

// The letter of an evening as plain text, to paste into a mail or into an app for parents.
tweeluik.letter = (() => {
  "use strict";
  const way = document.querySelector(".copy-way"), [button, status] = way.children;

  function plain() {
    const letter = document.querySelector(".letter").cloneNode(true);
    letter.querySelectorAll(".to-fill").forEach(one => { one.textContent = "… (" + one.textContent + ")"; });
    letter.querySelectorAll("a[href^='http']").forEach(link => { if (link.textContent !== link.href) link.append(" (" + link.href + ")"); });
    letter.querySelectorAll("br").forEach(line => { line.replaceWith("\n"); });
    letter.querySelectorAll("li").forEach(item => { item.prepend("- "); });
    return [...letter.querySelectorAll("p, li, h2, h3, h4")].filter(one => !one.parentNode.closest("li")).map(one => one.textContent.trim()).join("\n\n");
  }

  // From a folder a browser may give no clipboard: then what is selected is copied.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const area = document.createElement("textarea");
      area.value = text;
      way.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      button.focus();
      return isCopied;
    }
  }

  way.hidden = false;
  button.addEventListener("click", async () => {
    const isCopied = await copy(plain());
    status.textContent = isCopied ? way.dataset.done : way.dataset.failed;
  });
  return { plain };
})();

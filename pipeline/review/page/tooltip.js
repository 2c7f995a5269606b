// Says of a shaded name or figure what it is and where its Chinese comes from, on hover, focus or touch.

import { byId, element } from "./dom.js";
import { KINDS } from "./marks.js";

export function startTooltip() {
  const tip = byId("tooltip");
  const hide = () => {
    tip.hidden = true;
    for (const same of document.querySelectorAll("mark.same")) same.classList.remove("same");
  };
  const show = (event) => {
    const mark = event.target.closest?.("mark[data-symbol]");
    hide();
    if (mark) open(tip, mark);
  };
  for (const name of ["pointerover", "focusin", "pointerdown"]) document.addEventListener(name, show);
  document.addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function open(tip, mark) {
  const here = mark.getClientRects()[0];
  if (!here) return;
  const { symbol, origin, source } = mark.dataset;
  const what = source ? `${source}` : mark.textContent;
  tip.replaceChildren(element("b", { text: KINDS[mark.className.split(" ")[0]] }), ` ${what}`, origin && element("div", { text: origin }));
  tip.hidden = false;
  const own = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(here.left, innerWidth - own.width - 8));
  const above = here.top - own.height - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : here.bottom + 6}px`;
  mark.setAttribute("aria-describedby", "tooltip");
  const row = mark.closest(".segment");
  for (const other of row?.querySelectorAll("mark") ?? []) other.classList.toggle("same", other.dataset.symbol === symbol);
}

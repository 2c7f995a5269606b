// Says what happened, to the eye in a corner and to a screen reader.

import { byId, counted, element } from "./dom.js";

const SHOWN = 4000;

export class Notice {
  // Goes by itself.
  say(text) {
    this.#show(text, "said");
    this.timer = setTimeout(() => (byId("notice").hidden = true), SHOWN);
  }

  // Stays until it is dismissed.
  complain(text) {
    this.#show(text, "problem");
  }

  // For those who cannot see the list below the text.
  tellFindings(cell) {
    const said = cell.findings.map((one) => `${one.severity}: ${one.message}`);
    if (cell.refused) said.unshift(`Cannot be accepted: ${cell.refused}`);
    const text = said.length ? `${counted(said.length, "remark")}. ${said.join(". ")}` : "No findings.";
    if (byId("live").textContent !== text) byId("live").textContent = text;
  }

  #show(text, name) {
    clearTimeout(this.timer);
    byId("live").textContent = text;
    const notice = byId("notice");
    const close = element("button", { type: "button", class: "close", "aria-label": "Dismiss", text: "×", click: () => (notice.hidden = true) });
    notice.replaceChildren(element("span", { text: `${text[0].toUpperCase()}${text.slice(1)}` }), close);
    notice.className = name;
    notice.hidden = false;
  }
}

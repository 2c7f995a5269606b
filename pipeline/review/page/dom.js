// Makes elements. All text goes in as text: nothing that a release or a translation says is ever HTML.

export function element(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "text") made.textContent = value;
    else if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child || child === 0));
  return made;
}

export function button(label, onClick, given = {}) {
  return element("button", { type: "button", click: onClick, text: label, "data-does": label, ...given });
}

export function withKey(made, key) {
  if (key) made.append(" ", element("kbd", { "aria-hidden": "true", text: key }));
  return made;
}

export const byId = (id) => document.getElementById(id);

export function counted(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

// The server counts code points, JavaScript counts UTF-16 units.
export const points = (text, units = text.length) => Array.from(text.slice(0, units)).length;
export const units = (text, count) => Array.from(text).slice(0, count).join("").length;

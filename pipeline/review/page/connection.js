// Knows whether the server answers; asks again until it does, and then fetches everything anew.

import { ask, RUN } from "./api.js";

const EVERY = 1500;
const WHY = {
  offline: "The server does not answer. Start xindaya review again. What you type is kept in this browser meanwhile.",
  token: "The server was started anew: open the address that it printed. What you typed is kept in this browser and is sent then.",
  release: "The release was changed. Reload the page; what you typed is kept in this browser.",
};

// Events: "lost", whenever the reason changes (`why` says it), and "back".
export class Connection extends EventTarget {
  constructor(model) {
    super();
    this.model = model;
    this.why = "";
    this.timer = null;
  }

  lose(failure) {
    if (this.why !== WHY[failure.kind]) {
      this.why = WHY[failure.kind];
      this.dispatchEvent(new Event("lost"));
    }
    if (failure.kind !== "release") this.timer ??= setTimeout(() => this.retry(), EVERY);
  }

  async retry() {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.why) return;
    let run;
    try {
      run = await ask("GET", RUN);
    } catch (failure) {
      this.lose(failure.away ? failure : { kind: "offline" });
      return;
    }
    if (!this.model.renew(run)) {
      this.lose({ kind: "release" });
      return;
    }
    this.why = "";
    this.dispatchEvent(new Event("back"));
  }
}

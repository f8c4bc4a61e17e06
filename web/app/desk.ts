// The desk: it joins the connection, the clock, the sound, the keys and
// the fields.

import { StoryClock } from "./clock";
import { startForms, suggestSearch, useRegister } from "./forms";
import { Keys } from "./keys";
import { Link, type LinkState } from "./link";
import type { Ack, Command, Frame, Hello } from "./messages";
import { show } from "./regions";
import { Sound } from "./sound";
import { Talk } from "./talk";

const urgencies: Record<string, string> = { a: "urgency-red", h: "urgency-yellow", v: "urgency-green" };

export class Desk {
  readonly words: DOMStringMap;
  private readonly run: string;
  private readonly clock = new StoryClock();
  private readonly sound: Sound;
  private readonly link: Link;
  private readonly keys: Keys;
  private readonly talk: Talk;
  private urgencyWaits = false;
  private opened = ""; // the entry that was brought into view
  private restore?: () => void; // brings back what was not saved, once the page is up to date

  constructor(private readonly root: HTMLElement) {
    this.words = root.dataset;
    this.run = root.dataset.run ?? "";
    this.sound = new Sound(() => this.clock.now(), () => this.refuse(this.words.wordSoundLost ?? ""));
    this.link = new Link(root.dataset.socket ?? "", {
      hello: (h) => this.hello(h),
      frame: (f) => this.frame(f),
      clock: (at, rate) => this.clock.set(at, rate),
      state: (s, code) => this.state(s, code),
    });
    this.keys = new Keys((action) => this.act(action), this.words);
    this.talk = new Talk(this);
    addEventListener("keydown", (e) => this.key(e), { capture: true });
    document.addEventListener("click", (e) => this.click(e));
    const restore = startForms(this);
    this.restore = restore;
    document.getElementById("take-over")?.addEventListener("click", () => {
      delete document.getElementById("note-text")?.dataset.dirty; // the draft is kept, and comes back below what stands there
      this.restore = restore;
      this.link.takeOver();
    });
    this.clock.start();
    this.link.open();
  }

  now(): number { return this.clock.now(); }

  up(): boolean { return this.link.up; }

  callOpen(): boolean { return document.querySelector(".line.active") !== null; }

  // send gives a command to the run and shows why it was refused, if it was.
  async send(command: Command, how: { quiet?: boolean } = {}): Promise<Ack> {
    const ack = await this.link.send(command);
    if (!how.quiet) this.refuse(ack.text ?? "");
    return ack;
  }

  refuse(text: string): void {
    const line = document.getElementById("refusal");
    if (line) line.textContent = text;
  }

  // leave goes on to whatever comes after the desk: the server knows what.
  leave(): void { location.assign(`/runs/${encodeURIComponent(this.run)}`); }

  draft(name: string): string { return sessionStorage.getItem(`${this.run}/${name}`) ?? ""; }

  keepDraft(name: string, text: string): void {
    if (text === "") sessionStorage.removeItem(`${this.run}/${name}`);
    else sessionStorage.setItem(`${this.run}/${name}`, text);
  }

  private hello(h: Hello): void {
    this.clock.set(h.clock.at, h.clock.rate);
    if (h.took) this.tell(this.words.wordTook ?? "");
    if (!h.resync) return;
    this.sound.forget();
    this.talk.fresh();
  }

  private frame(f: Frame): void {
    this.clock.heard(f.at);
    for (const r of f.regions ?? []) show(r.id, r.html);
    this.bringIntoView();
    for (const cue of f.stop ?? []) this.sound.stop(cue);
    for (const cue of f.cues ?? []) void this.sound.play(cue);
    this.keys.draw();
    this.clock.draw();
    this.restore?.();
    this.restore = undefined;
  }

  // bringIntoView scrolls to an entry that has just been opened: the list above it may
  // fill the panel.
  private bringIntoView(): void {
    const e = document.querySelector<HTMLElement>(".entry-open");
    if (!e || e.id === this.opened) return;
    this.opened = e.id;
    e.scrollIntoView({ block: "nearest" });
  }

  // state shows how the connection stands. Where the exercise cannot go on here, it
  // says why, and nothing on the desk can be pressed or written any more.
  private state(s: LinkState, code: number): void {
    const line = document.getElementById("link");
    if (!line) return;
    line.dataset.state = s;
    line.dataset.code = s === "gone" ? String(code) : "";
    const gone = this.words[`wordGone-${code}`] ?? this.words.wordGone;
    (line.firstElementChild as HTMLElement).textContent = { connecting: this.words.wordConnecting, ok: "", offline: this.words.wordOffline, gone }[s] ?? "";
    for (const part of this.root.querySelectorAll<HTMLElement>(":scope > :not(#link)")) part.inert = s === "gone";
    this.offer("take-over", s === "gone" && code === 4504);
    this.offer("go-on", s === "gone" && code === 4505);
    if (s === "gone") this.sound.forget();
  }

  private offer(id: string, on: boolean): void {
    const e = document.getElementById(id);
    if (!e) return;
    e.hidden = !on;
    if (on) e.focus();
  }

  // tell says something for a while where the state of the connection is said.
  private tell(text: string): void {
    const line = document.getElementById("link");
    if (!line) return;
    line.dataset.state = "told";
    (line.firstElementChild as HTMLElement).textContent = text;
    setTimeout(() => { if (line.dataset.state === "told") line.dataset.state = "ok"; }, 8000);
  }

  private act(action: string): void {
    if (this.link.gone) return;
    if (action !== "urgency") this.waitForUrgency(false);
    if (action === "help") {
      const help = document.getElementById("help") as HTMLDialogElement;
      if (help.open) help.close();
      else help.showModal();
    } else if (action === "urgency") this.waitForUrgency(true);
    else if (action === "history" || action === "support" || action === "advice" || action === "note") this.goTo(action);
    else {
      const button = this.root.querySelector<HTMLElement>(`[data-action="${action}"]`);
      if (button) this.press(button);
    }
  }

  // press does what an element says: go somewhere, open something, give commands.
  private press(e: HTMLElement): void {
    if (this.words.watch === "true" && !e.dataset.open) return;
    if (e.dataset.do === "register") useRegister(this);
    if (e instanceof HTMLAnchorElement) location.assign(e.href);
    if (e.dataset.go) this.goTo(e.dataset.go);
    if (e.dataset.open) (document.getElementById(e.dataset.open) as HTMLDialogElement).showModal();
    if (e.dataset.cmd) void this.give(JSON.parse(e.dataset.cmd) as Command[]);
  }

  private async give(commands: Command[]): Promise<void> {
    // All are sent at once, in order: nothing may stand between red and AMK.
    const acks = await Promise.all(commands.map((c) => this.send(c, { quiet: true })));
    this.refuse(acks.find((a) => a.refused)?.text ?? "");
    if (commands[0]?.kind === "break_off" && !acks[0]?.refused) this.leave();
  }

  private click(e: Event): void {
    const target = e.target as Element;
    const tab = target.closest<HTMLElement>("[data-tab-of]");
    if (tab) {
      this.openTab(tab.dataset.tabOf ?? "");
      tab.focus();
      return;
    }
    const pressed = target.closest<HTMLElement>("[data-cmd], [data-go], [data-open], [data-do], [data-action]");
    if (pressed?.dataset.action === "help") this.act("help");
    else if (pressed) this.press(pressed);
    target.closest("[data-close]")?.closest("dialog")?.close();
    if (target.closest("#sound-on")) this.talk.focus();
  }

  private key(e: KeyboardEvent): void {
    if (e.defaultPrevented) return;
    if (this.urgencyWaits && !["Shift", "Control", "Alt", "Meta"].includes(e.key)) {
      this.waitForUrgency(false);
      const action = urgencies[e.key.toLowerCase()];
      if (action) {
        e.preventDefault();
        e.stopImmediatePropagation();
        this.act(action);
        this.talk.focus();
        return;
      }
    }
    if (e.key === "Escape" && !document.querySelector("dialog[open]")) {
      e.preventDefault();
      if (!this.talk.closePicks()) this.refuse("");
      this.talk.focus();
    }
    const tab = (e.target as Element).closest?.<HTMLElement>("[data-tab-of]");
    if (tab && (e.key === "ArrowRight" || e.key === "ArrowLeft")) {
      e.preventDefault();
      const all = [...document.querySelectorAll<HTMLElement>("[data-tab-of]")];
      const next = all[(all.indexOf(tab) + (e.key === "ArrowRight" ? 1 : all.length - 1)) % all.length];
      this.openTab(next?.dataset.tabOf ?? "");
      next?.focus();
    }
  }

  private waitForUrgency(on: boolean): void {
    this.urgencyWaits = on;
    this.root.dataset.waiting = on ? "urgency" : "";
    if (on) document.querySelector<HTMLElement>(".urgency-buttons")?.focus();
  }

  private openTab(name: string): void {
    const set = document.getElementById("tabset");
    if (!set) return;
    set.dataset.tab = name;
    for (const t of set.querySelectorAll<HTMLElement>("[data-tab-of]")) {
      t.setAttribute("aria-selected", String(t.dataset.tabOf === name));
      t.tabIndex = t.dataset.tabOf === name ? 0 : -1;
    }
  }

  private goTo(place: string): void {
    if (place === "note") {
      document.getElementById("note-text")?.focus();
      return;
    }
    this.openTab(place);
    const first: Record<string, string> = {
      history: "#history-words",
      support: "#support [aria-pressed=true], #support .card-pick",
      advice: "#advice-form input",
      finish: "#finish-form input:checked, #finish-form input",
    };
    document.querySelector<HTMLElement>(first[place] ?? "")?.focus();
    if (place === "history") suggestSearch();
  }
}

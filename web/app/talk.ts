// The conversation field: what is typed is said with Enter; while somebody types,
// the other side waits as one waits for somebody who is speaking.

import type { Desk } from "./desk";

const idle = 8000; // milliseconds after which a draft no longer counts as speaking

export class Talk {
  private readonly field = document.getElementById("say") as HTMLTextAreaElement | null;
  private readonly picks = document.getElementById("picks");
  private speaking = false;
  private timer = 0;
  private picked = -1;

  constructor(private readonly desk: Desk) {
    const field = this.field;
    if (!field) return;
    field.value = this.desk.draft("say");
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (e) => this.key(e));
    this.picks?.addEventListener("pointerdown", (e) => {
      const option = (e.target as Element).closest<HTMLElement>("[role=option]");
      e.preventDefault();
      if (option) this.pick(option);
    });
    field.addEventListener("blur", () => this.closePicks());
    document.getElementById("say-form")?.addEventListener("submit", (e) => e.preventDefault());
  }

  focus(): void { this.field?.focus(); }

  // fresh is called when the page knows nothing of the run yet: whoever reloaded in
  // the middle of typing has fallen silent, and the run does not know it.
  fresh(): void {
    if (this.speaking || !this.field?.value.trim()) return;
    this.desk.send({ kind: "speech_stop" }, { quiet: true });
  }

  // close shuts the list of questions and reports whether it was open.
  closePicks(): boolean {
    if (!this.picks || this.picks.hidden) return false;
    this.picks.hidden = true;
    this.picked = -1;
    this.mark();
    return true;
  }

  private typed(): void {
    const text = this.field?.value ?? "";
    this.desk.keepDraft("say", text);
    clearTimeout(this.timer);
    if (text.trim() === "") {
      this.stop();
      return;
    }
    if (!this.speaking && this.desk.callOpen()) {
      this.speaking = true;
      this.desk.send({ kind: "speech_start" }, { quiet: true });
    }
    this.timer = window.setTimeout(() => this.stop(), idle);
  }

  private stop(): void {
    clearTimeout(this.timer);
    if (!this.speaking) return;
    this.speaking = false;
    this.desk.send({ kind: "speech_stop" }, { quiet: true });
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing) return;
    const open = this.picks !== null && !this.picks.hidden;
    const empty = this.field?.value === "";
    if (e.key === "Enter" && !e.shiftKey) {
      e.preventDefault();
      const option = open ? this.options()[this.picked] : undefined;
      if (option) this.pick(option);
      else void this.say(this.field?.value.trim() ?? "", { via: "typed" });
    } else if (e.key === "ArrowDown" && this.picks && (open || empty)) {
      e.preventDefault();
      this.picks.hidden = false;
      this.move(1);
    } else if (e.key === "ArrowUp" && open) {
      e.preventDefault();
      this.move(-1);
    } else if (e.key === "ArrowUp" && empty) {
      e.preventDefault();
      turnTo();
    }
  }

  private options(): HTMLElement[] { return [...(this.picks?.querySelectorAll<HTMLElement>("[role=option]") ?? [])]; }

  private move(by: number): void {
    const n = this.options().length;
    if (n === 0) return;
    this.picked = (this.picked + by + n) % n;
    this.mark();
  }

  private mark(): void {
    this.options().forEach((o, i) => {
      o.setAttribute("aria-selected", String(i === this.picked));
      if (i === this.picked) o.scrollIntoView({ block: "nearest" });
    });
    const id = this.options()[this.picked]?.id;
    if (id) this.field?.setAttribute("aria-activedescendant", id);
    else this.field?.removeAttribute("aria-activedescendant");
  }

  private pick(option: HTMLElement): void {
    this.closePicks();
    void this.say(option.dataset.words ?? "", { via: "picked", pick: option.dataset.pick });
  }

  // say empties the field at once, and gives the words back if nobody heard them.
  private async say(words: string, how: Record<string, unknown>): Promise<void> {
    if (words === "" || !this.field) return;
    if (!this.desk.up()) {
      this.desk.refuse(this.desk.words.wordOffline ?? "");
      return;
    }
    clearTimeout(this.timer);
    const spoke = this.speaking;
    this.speaking = false;
    const to = (document.getElementById("say-to") as HTMLSelectElement | null)?.value ?? "";
    const kept = this.field.value;
    this.field.value = "";
    this.desk.keepDraft("say", "");
    const ack = await this.desk.send({ kind: "say", words, to, ...how });
    if (!ack.refused) return;
    // Nobody heard it, so nothing but this ends the speaking.
    if (spoke && !this.speaking) void this.desk.send({ kind: "speech_stop" }, { quiet: true });
    if (this.field.value === "" && how.via === "typed") {
      this.field.value = kept;
      this.desk.keepDraft("say", kept);
    }
  }
}

// turnTo chooses the next one to speak to.
function turnTo(): void {
  const select = document.getElementById("say-to") as HTMLSelectElement | null;
  if (select) select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
}

// Keys of the desk. The standard stands in the help that the server renders; what
// a person has changed is kept in the browser.

const store = "simlab.keys";

// taken are keys that browsers keep for themselves or that writing needs.
const taken = /^(Ctrl\+(Shift\+)?[NTW]|F5|Ctrl\+F5|F11|F12|Enter|Escape|Tab|Shift\+Tab|Backspace|Delete|(Shift\+)?.|(Shift\+)?Arrow.*)$/;

export class Keys {
  private readonly standard = new Map<string, string>(); // action -> press
  private changed: Record<string, string> = {};
  private changing?: string;

  constructor(private readonly run: (action: string) => void, private readonly words: DOMStringMap) {
    for (const e of document.querySelectorAll<HTMLElement>("[data-key-standard]")) {
      this.standard.set(e.dataset.keyOf ?? "", e.dataset.keyStandard ?? "");
    }
    try {
      this.changed = JSON.parse(localStorage.getItem(store) ?? "{}") as Record<string, string>;
    } catch {
      this.changed = {};
    }
    addEventListener("keydown", (e) => this.down(e), { capture: true });
    document.addEventListener("click", (e) => this.click(e));
    this.draw();
  }

  // draw writes the keys in force wherever the page shows them.
  draw(): void {
    for (const e of document.querySelectorAll<HTMLElement>("[data-key-of]")) {
      const press = this.press(e.dataset.keyOf ?? "");
      if (press && e.textContent !== press) e.textContent = press;
    }
  }

  private press(action: string): string | undefined { return this.changed[action] ?? this.standard.get(action); }

  private down(e: KeyboardEvent): void {
    if (e.isComposing || ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(e.key)) return;
    const press = name(e);
    if (this.changing) {
      e.preventDefault();
      e.stopImmediatePropagation();
      this.change(press);
      return;
    }
    for (const action of this.standard.keys()) {
      if (this.press(action) === press) {
        e.preventDefault();
        e.stopImmediatePropagation();
        if (!e.repeat) this.run(action);
        return;
      }
    }
  }

  private click(e: Event): void {
    const target = e.target as Element;
    const change = target.closest<HTMLElement>("[data-key-change]");
    if (change) {
      this.changing = change.dataset.keyChange;
      this.say(this.words.wordKeyPress ?? "");
      this.mark();
    } else if (target.closest("[data-key-reset]")) {
      this.changed = {};
      this.keep();
    }
  }

  private change(press: string): void {
    const action = this.changing ?? "";
    this.changing = undefined;
    const other = [...this.standard.keys()].some((a) => a !== action && this.press(a) === press);
    if (press !== "Escape" && (taken.test(press) || other)) this.say(this.words.wordKeyTaken ?? "");
    else {
      this.say("");
      if (press !== "Escape") this.changed[action] = press;
    }
    this.keep();
  }

  private keep(): void {
    try {
      localStorage.setItem(store, JSON.stringify(this.changed));
    } catch {
      // A browser that keeps nothing still has the change until the page is left.
    }
    this.mark();
    this.draw();
  }

  private mark(): void {
    for (const row of document.querySelectorAll<HTMLElement>("[data-key-row]")) {
      row.classList.toggle("changing", row.dataset.keyRow === this.changing);
    }
  }

  private say(text: string): void {
    const status = document.getElementById("key-status");
    if (status) status.textContent = text;
  }
}

// name returns a key press as the help writes it.
export function name(e: KeyboardEvent): string {
  const key = e.key.length === 1 ? e.key.toUpperCase() : e.key;
  return (e.ctrlKey || e.metaKey ? "Ctrl+" : "") + (e.altKey ? "Alt+" : "") + (e.shiftKey ? "Shift+" : "") + key;
}

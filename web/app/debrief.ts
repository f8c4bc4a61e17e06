// The debrief: pressing a line plays it, pressing evidence goes to the second that
// shows it.

export function startDebrief(root: HTMLElement): void {
  const player = new Audio();
  let list: string[] = [];
  let row: HTMLElement | null = null;

  const mark = (next: HTMLElement | null): void => {
    row?.classList.remove("playing");
    row = next;
    row?.classList.add("playing");
  };
  const next = (): void => {
    const url = list.shift();
    if (!url) {
      mark(null);
      return;
    }
    player.src = url;
    player.play().catch(() => mark(null));
  };
  player.addEventListener("ended", next);
  player.addEventListener("error", () => { if (player.src) next(); });

  const play = (target: HTMLElement): void => {
    const again = row === target && !player.paused;
    player.pause();
    list = again ? [] : (target.dataset.sounds ?? "").split(" ").filter(Boolean);
    mark(again || list.length === 0 ? null : target);
    next();
  };

  const visit = (id: string, sound: boolean): void => {
    const target = document.getElementById(id);
    if (!target) return;
    for (const old of root.querySelectorAll(".visited")) old.classList.remove("visited");
    target.classList.add("visited");
    target.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
    if (sound && target.dataset.sounds) play(target);
  };

  root.addEventListener("click", (e) => {
    const target = e.target as Element;
    const moment = target.closest<HTMLElement>("[data-moment]");
    if (moment) {
      e.preventDefault();
      visit(moment.dataset.moment ?? "", true);
      return;
    }
    const button = target.closest<HTMLElement>("[data-play]");
    const line = button?.closest<HTMLElement>("[data-sounds]");
    if (line) play(line);
    if (target.closest("[data-reveal]")) {
      for (const hidden of root.querySelectorAll<HTMLElement>("[data-hidden-outcome]")) hidden.hidden = false;
      target.closest<HTMLElement>("[data-reveal]")?.remove();
    }
  });
  root.addEventListener("keydown", (e) => {
    const moment = (e.target as Element).closest<HTMLElement>("[data-moment][role=button]");
    if (moment && (e.key === "Enter" || e.key === " ")) {
      e.preventDefault();
      visit(moment.dataset.moment ?? "", true);
    }
    if (e.key === "Escape") {
      player.pause();
      list = [];
      mark(null);
    }
  });
}

/** What a screen reader is told of the charts: where the cursor rests, which range is shown. Never while either still moves. */

/** So long a text must hold before it is said. Our choice. */
const RESTS_MS = 600;

export class Spoken {
  private readonly region = document.createElement('div');
  private timer = 0;

  constructor() {
    this.region.className = 'vh';
    this.region.setAttribute('role', 'status');
    this.region.dataset['spoken'] = '';
    document.body.append(this.region);
  }

  /** Takes the place of what was to be said before. */
  say(words: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.region.textContent !== words) this.region.textContent = words;
    }, RESTS_MS) as unknown as number;
  }

  hush(): void {
    clearTimeout(this.timer);
  }
}

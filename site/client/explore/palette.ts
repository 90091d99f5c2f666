/** The page's colours by the name of a class, and the face of its charts; read once for each theme. */
import type { Palette } from './painter.ts';

export class Hues {
  private readonly known = new Map<string, string>();
  private readonly host: Element;
  private face: string | null = null;

  /** `host`: what has the charts' face. */
  constructor(host: Element) {
    this.host = host;
  }

  /** The theme is another. */
  forget(): void {
    this.known.clear();
    this.face = null;
  }

  readonly of: Palette = (hue) => {
    let colour = this.known.get(hue);
    if (colour === undefined) {
      colour = this.probe(hue);
      this.known.set(hue, colour);
    }
    return colour;
  };

  get family(): string {
    if (this.face === null) this.probe('ink');
    return this.face ?? 'sans-serif';
  }

  private probe(hue: string): string {
    const element = document.createElement('i');
    element.className = `paint-${hue} ${hue}`;
    this.host.append(element);
    const style = getComputedStyle(element);
    this.face = style.fontFamily;
    const colour = style.getPropertyValue('--hue').trim() || style.color;
    element.remove();
    return colour;
  }
}

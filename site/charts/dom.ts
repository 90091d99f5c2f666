/**
 * The little of a DOM that Plot draws with. Half the time of a full one, and its tree is walked once more to be cleaned
 * and written (svg.ts), which on a full one costs as much again.
 */

const SVG = 'http://www.w3.org/2000/svg';

export class TextNode {
  readonly data: string;
  parentNode: ElementNode | null = null;

  constructor(data: string) {
    this.data = data;
  }
}

export class ElementNode {
  readonly localName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: MiniDocument;
  readonly attributes = new Map<string, string>();
  childNodes: (ElementNode | TextNode)[] = [];
  parentNode: ElementNode | null = null;

  constructor(ownerDocument: MiniDocument, namespaceURI: string, localName: string) {
    this.ownerDocument = ownerDocument;
    this.namespaceURI = namespaceURI;
    this.localName = localName;
  }

  get children(): ElementNode[] {
    return this.childNodes.filter((node) => node instanceof ElementNode);
  }

  get textContent(): string {
    return this.childNodes.map((node) => (node instanceof TextNode ? node.data : node.textContent)).join('');
  }

  set textContent(text: string) {
    this.childNodes = [];
    if (text !== '') this.appendChild(new TextNode(String(text)));
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  /** The prefix is kept in the name: `xlink:href`. */
  setAttributeNS(_namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild<T extends ElementNode | TextNode>(node: T): T {
    return this.insertBefore(node, null);
  }

  insertBefore<T extends ElementNode | TextNode>(node: T, before: ElementNode | TextNode | null): T {
    node.parentNode?.removeChild(node);
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    if (at < 0) this.childNodes.push(node);
    else this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild<T extends ElementNode | TextNode>(node: T): T {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
}

export class MiniDocument {
  readonly documentElement: ElementNode = new ElementNode(this, 'http://www.w3.org/1999/xhtml', 'html');

  createElement(name: string): ElementNode {
    return new ElementNode(this, SVG, name);
  }

  createElementNS(namespace: string, name: string): ElementNode {
    return new ElementNode(this, namespace, name);
  }

  createTextNode(text: string): TextNode {
    return new TextNode(text);
  }
}

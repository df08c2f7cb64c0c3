import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';

/** A part of the page. It renders into the page itself: one style sheet, and labels may point anywhere. */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected say<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true }));
  }
}

/** The frame of a panel: its title, how many, and what it holds. */
export function panel(id: string, title: string, aside: unknown, body: unknown): TemplateResult {
  return html`<section class="panel" aria-labelledby="${id}-title">
    <header><h2 id="${id}-title" tabindex="-1">${title}</h2><div class="aside">${aside}</div></header>
    ${body}
  </section>`;
}

export function waitingForRows(columns: number, rows = 6): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: rows }, () =>
    html`<div>${Array.from({ length: columns }, () => html`<i></i>`)}</div>`)}</div>`;
}

export function emptiness(text: string): TemplateResult {
  return html`<p class="empty">${text}</p>`;
}

/** How much of the whole is left, as a bar; drawn as SVG since the page's policy allows no inline styles. */
export function bar(part: number, tone: string): TemplateResult {
  const width = Math.max(0, Math.min(1, part)) * 100;
  return html`<svg class="bar ${tone}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail" width="100" height="4"></rect>
    ${width > 0 ? svg`<rect class="fill" width=${width} height="4"></rect>` : nothing}</svg>`;
}

export function arrow(): TemplateResult {
  return html`<span class="arrow" aria-hidden="true">→</span><span class="unseen"> to </span>`;
}

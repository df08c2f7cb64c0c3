import { html, type PropertyValues } from 'lit';
import uPlot from 'uplot';
import type { Currency, Throughput } from './model';
import { Part } from './part';

const HEIGHT = 74;
/** The current rate is a mean over these seconds: a single second tells nothing. */
const RECENT = 10;

/** Settled per second over the last quarter of an hour, one line a currency. */
export class PulseCard extends Part {
  static override properties = {
    throughput: { attribute: false }, currencies: { attribute: false }, theme: { attribute: false },
  };
  declare throughput?: Throughput;
  declare currencies: Currency[];
  declare theme: string;

  private plot?: uPlot;
  private drawnFor = '';
  private readonly sizes = new ResizeObserver(() => this.fit());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override render() {
    const perSecond = this.recent();
    return html`<section class="card pulse" aria-labelledby="pulse-title">
      <div class="line"><h2 id="pulse-title">Settled per second</h2>
        <span class="legend">${this.currencies.map(({ code }, index) => html`<b class="tag ccy-${index % 6}"
          >${code}</b>`)}</span>
        <em>15 min</em></div>
      <div class="figure"><strong class="n">${perSecond}</strong>
        <div class="chart" role="img" aria-label="Settled per second now, mean of ${RECENT} seconds: ${perSecond}"
        ></div></div>
    </section>`;
  }

  private recent(): string {
    if (!this.throughput) {
      return '–';
    }
    // The last second is not over yet.
    const sum = this.currencies.reduce((all, { code }) => all
      + (this.throughput?.series[code]?.slice(-RECENT - 1, -1).reduce((a, b) => a + b, 0) ?? 0), 0);
    const mean = sum / RECENT;
    return mean >= 100 ? mean.toFixed(0) : mean.toFixed(1);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.throughput) {
      return;
    }
    const wanted = this.currencies.map(one => one.code).join() + this.theme;
    if (wanted !== this.drawnFor) {
      this.drawnFor = wanted;
      this.draw();
    } else if (changed.has('throughput')) {
      this.plot?.setData(this.points());
    }
  }

  private points(): uPlot.AlignedData {
    const { end, series } = this.throughput!;
    const length = Object.values(series)[0]?.length ?? 0;
    const seconds = Array.from({ length: Math.max(0, length - 1) }, (_, index) => end - length + 1 + index);
    return [seconds, ...this.currencies.map(({ code }) => this.smooth(series[code] ?? []))];
  }

  /** Means of fifteen seconds: the shape, not the noise. */
  private smooth(values: number[]): number[] {
    return values.slice(0, -1).map((_, index, all) => {
      const near = all.slice(Math.max(0, index - 14), index + 1);
      return near.reduce((a, b) => a + b, 0) / near.length;
    });
  }

  private draw(): void {
    const place = this.querySelector<HTMLElement>('.chart')!;
    this.plot?.destroy();
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--dim'), font: '10px "Inter Variable", sans-serif',
      ticks: { show: false }, grid: { stroke: colour('--line'), width: 1 } };
    this.plot = new uPlot({
      width: Math.max(120, place.clientWidth), height: HEIGHT, padding: [6, 2, 0, 0],
      cursor: { show: false }, legend: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [{ ...axis, size: 16, gap: 2, space: 70, values: '{HH}:{mm}' }, { ...axis, size: 30, gap: 4, space: 22 }],
      series: [{}, ...this.currencies.map((_, index) => ({
        stroke: colour(`--hue-${index % 6}`), width: 1.5, fill: colour(`--hue-${index % 6}-soft`),
        points: { show: false },
      }))],
    }, this.points(), place);
    this.sizes.disconnect();
    this.sizes.observe(place);
  }

  private fit(): void {
    const width = this.querySelector('.chart')?.clientWidth ?? 0;
    if (this.plot && width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: HEIGHT });
    }
  }
}
customElements.define('pulse-card', PulseCard);

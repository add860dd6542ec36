'use strict';
// Lets the reader look into the charts of a page: values under the pointer, zoom along the axis across.
// Without it the charts are what they are in print.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const make = (name, attributes, parent) => {
    const element = document.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (parent) parent.append(element);
    return element;
  };
  const fix = pixels => Math.round(pixels * 10) / 10;

  // A number as exactly as a reader needs it.
  const brief = (value, axis) => {
    if (value === null || !Number.isFinite(value)) return '–';
    if (axis.numbers === 'percent') return (100 * value).toFixed(2) + ' %';
    const size = Math.abs(value);
    return size >= 1000 ? Math.round(value).toLocaleString('en-US')
      : size !== 0 && size < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  };

  // Round numbers between two others, at most `count`.
  const ticks = (from, to, count, axis) => {
    if (axis.log && to / from > 20) {
      const found = [];
      for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power++) {
        if (10 ** power >= from * 0.999) found.push(10 ** power);
      }
      return found;
    }
    const rough = (to - from) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    let step = [1, 2, 2.5, 5, 10].find(s => s * power >= rough * 0.999) * power;
    if (axis.numbers === 'whole') step = Math.max(1, Math.round(step));
    const found = [];
    for (let i = Math.ceil(from / step - 1e-6); i <= Math.floor(to / step + 1e-6); i++) found.push(i * step);
    found.step = step;
    return found;
  };
  const label = (value, axis, step) => {
    const digits = Math.max(0, Math.ceil(-Math.log10((step || Math.abs(value) || 1) * (axis.numbers === 'percent' ? 100 : 1)) - 1e-9))
      + (step && /^2\.5|^0\.0*25/.test(String(Number(step.toPrecision(3)))) ? 1 : 0);
    if (axis.numbers === 'percent') return (100 * value).toFixed(Math.min(4, digits)) + ' %';
    return digits > 5 ? value.toExponential(1)
      : value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  };

  // Position of the value nearest to `x` in an ascending array.
  const nearest = (xs, x) => {
    let low = 0;
    let high = xs.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle] <= x) low = middle; else high = middle;
    }
    return high >= 0 && Math.abs(xs[high] - x) < Math.abs(xs[low] - x) ? high : low;
  };

  document.querySelectorAll('svg.lanewise').forEach((svg, number) => {
    const metadata = svg.querySelector('metadata.plot');
    if (!metadata) return;
    const plot = JSON.parse(metadata.textContent);
    const still = [...svg.querySelectorAll('.grid, .minor, .tick, :scope > svg')];
    const shown = plot.series.filter(series => !series.faint);
    const points = shown.reduce((most, series) => series.x.length > most.length ? series.x : most, []);
    if (!points.length) return;
    let from = plot.x.from;
    let to = plot.x.to;
    let bottom = plot.y.from;
    let top = plot.y.to;
    let cursor = -1;

    const scaled = (value, low, high, log) =>
      log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    const px = x => scaled(x, from, to, plot.x.log) * plot.width;
    const py = y => (1 - scaled(y, bottom, top, plot.y.log)) * plot.height;
    // Where a value lies along the axis, in a measure in which equal distances look equal, and the way back.
    const along = plot.x.log ? Math.log : x => x;
    const value = plot.x.log ? Math.exp : place => place;
    const first = along(plot.x.from);
    const last = along(plot.x.to);
    const back = pixel => value(along(from) + pixel / plot.width * (along(to) - along(from)));

    const clip = 'plot-' + number;
    make('rect', {x: 0, y: -5, width: plot.width, height: plot.height + 10}, make('clipPath', {id: clip}, svg));
    const place = 'translate(' + plot.left + ' ' + plot.top + ')';
    const live = make('g', {transform: place}, svg);
    const over = make('g', {transform: place}, svg);
    const area = make('rect', {x: 0, y: 0, width: plot.width, height: plot.height, fill: 'transparent'}, over);
    area.style.cursor = 'crosshair';
    area.style.touchAction = 'pan-y';
    const selection = make('rect', {class: 'selection', y: 0, height: plot.height, width: 0}, over);
    const rule = make('path', {class: 'reference'}, over);
    const dots = shown.map(series => make('circle', {class: series.dot, r: 3.5}, over));
    selection.style.display = rule.style.display = 'none';
    dots.forEach(dot => { dot.style.display = 'none'; });

    const tools = document.createElement('div');
    tools.className = 'tools';
    const button = (text, name, action) => {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = text;
      element.setAttribute('aria-label', name);
      element.title = name;
      element.addEventListener('click', action);
      tools.append(element);
      return element;
    };
    const middle = () => cursor >= 0 ? points[cursor] : back(plot.width / 2);
    button('+', 'Zoom in', () => zoom(0.5, middle()));
    button('−', 'Zoom out', () => zoom(2, middle()));
    const whole = button('whole', 'Show the whole curve', () => range(plot.x.from, plot.x.to));
    const values = document.createElement('output');
    values.setAttribute('aria-live', 'polite');
    tools.append(values);
    const hint = 'Values: point, or arrow keys. Zoom: drag, or + and −.';
    values.textContent = hint;
    svg.closest('figure').insertBefore(tools, svg.closest('figure').firstChild);
    svg.setAttribute('tabindex', '0');
    // A slider is what it is to those who only hear it: arrow keys move along the curve, and the values are said.
    svg.setAttribute('role', 'slider');
    svg.setAttribute('aria-valuemin', String(points[0]));
    svg.setAttribute('aria-valuemax', String(points[points.length - 1]));
    svg.setAttribute('aria-valuenow', String(points[0]));

    // The lowest and the highest of every column of pixels, so that no spike is lost.
    const path = (xs, ys) => {
      let text = '';
      let pen = 'M';
      let column = null;
      let held = [];
      const flush = () => {
        for (const point of held) { text += pen + fix(point[0]) + ' ' + fix(point[1]); pen = 'L'; }
        held = [];
      };
      for (let i = 0; i < xs.length; i++) {
        if (ys[i] === null || (plot.y.log && ys[i] <= 0)) { flush(); pen = 'M'; column = null; continue; }
        const ahead = xs[Math.min(i + 1, xs.length - 1)];
        const behind = xs[Math.max(i - 1, 0)];
        if (Math.max(ahead, behind) < from || Math.min(ahead, behind) > to) continue;
        const point = [px(xs[i]), py(ys[i])];
        if (Math.floor(point[0]) !== column) { flush(); column = Math.floor(point[0]); held = [point]; continue; }
        if (held.length < 2) held.push(point);
        else if (point[1] < Math.min(held[0][1], held[1][1])) held = [held[0][1] > held[1][1] ? held[0] : held[1], point];
        else if (point[1] > Math.max(held[0][1], held[1][1])) held = [held[0][1] < held[1][1] ? held[0] : held[1], point];
      }
      flush();
      return text;
    };

    const fit = () => {
      let low = Infinity;
      let high = -Infinity;
      for (const series of plot.series) {
        for (let i = 0; i < series.x.length; i++) {
          for (const y of series.low ? [series.low[i], series.high[i]] : [series.y[i]]) {
            if (series.x[i] >= from && series.x[i] <= to && y !== null && !(plot.y.log && y <= 0)) {
              low = Math.min(low, y);
              high = Math.max(high, y);
            }
          }
        }
      }
      if (low > high) return;
      if (plot.y.log) {
        bottom = low / (high / low) ** 0.04 / 1.0001;
        top = high * (high / low) ** 0.04 * 1.0001;
      } else {
        const margin = (high - low || Math.abs(high) || 1) * 0.04;
        bottom = low - margin;
        top = plot.y.numbers === 'percent' && high <= 1 ? Math.min(1, high + margin) : high + margin;
        if (bottom >= top) bottom = top - margin;
      }
    };

    const draw = () => {
      const isWhole = from === plot.x.from && to === plot.x.to;
      whole.disabled = isWhole;
      still.forEach(element => { element.style.display = isWhole ? '' : 'none'; });
      live.replaceChildren();
      if (isWhole) {
        bottom = plot.y.from;
        top = plot.y.to;
      } else {
        fit();
        const acrossTicks = ticks(from, to, Math.max(2, plot.width / 90), plot.x);
        for (const tick of acrossTicks) {
          make('path', {class: 'grid', d: 'M' + fix(px(tick)) + ' 0v' + plot.height}, live);
          make('text', {class: 'tick', 'text-anchor': 'middle', x: fix(px(tick)), y: plot.height + 18}, live)
            .textContent = label(tick, plot.x, acrossTicks.step);
        }
        const upTicks = ticks(bottom, top, Math.max(2, plot.height / 42), plot.y);
        for (const tick of upTicks) {
          make('path', {class: 'grid', d: 'M0 ' + fix(py(tick)) + 'h' + plot.width}, live);
          make('text', {class: 'tick', 'text-anchor': 'end', x: -6, y: fix(py(tick)) + 4}, live)
            .textContent = label(tick, plot.y, upTicks.step);
        }
        const curves = make('g', {'clip-path': 'url(#' + clip + ')'}, live);
        for (const series of plot.series.filter(each => each.low)) {
          const there = path(series.x, series.high);
          const back = path([...series.x].reverse(), [...series.low].reverse());
          make('path', {class: 'band ' + series.dot, d: there + back.replace('M', 'L') + 'z'}, curves);
        }
        for (const series of [...plot.series].sort((a, b) => b.faint - a.faint)) {
          make('path', {class: series.line, d: path(series.x, series.y)}, curves);
          if (!series.faint && series.x.length <= 32) {
            series.x.forEach((x, i) => {
              if (series.y[i] !== null) make('circle', {class: series.dot, r: 3, cx: fix(px(x)), cy: fix(py(series.y[i]))}, curves);
            });
          }
        }
      }
      point(cursor);
    };

    const point = index => {
      cursor = index;
      const x = index < 0 ? NaN : points[index];
      const visible = x >= from && x <= to;
      rule.style.display = visible ? '' : 'none';
      if (visible) rule.setAttribute('d', 'M' + fix(px(x)) + ' 0v' + plot.height);
      const texts = [];
      shown.forEach((series, i) => {
        const at = visible ? nearest(series.x, x) : -1;
        const y = at < 0 || series.x[at] < from || series.x[at] > to ? null : series.y[at];
        dots[i].style.display = y === null ? 'none' : '';
        if (y !== null) {
          dots[i].setAttribute('cx', fix(px(series.x[at])));
          dots[i].setAttribute('cy', fix(py(y)));
          // A curve of fewer points has its own nearest one, elsewhere.
          const where = series.x[at] === x ? '' : ' (at ' + brief(series.x[at], plot.x) + ')';
          texts.push((series.name || plot.y.label) + ' ' + brief(y, plot.y) + where);
        }
      });
      values.textContent = visible ? plot.x.label + ' ' + brief(x, plot.x) + ': ' + texts.join(', ') : hint;
      if (visible) {
        svg.setAttribute('aria-valuenow', String(x));
        svg.setAttribute('aria-valuetext', values.textContent);
      }
    };

    const range = (a, b) => {
      if (along(b) - along(a) < (last - first) / points.length) return;
      const near = (last - first) * 1e-9;
      from = along(a) - first < near ? plot.x.from : a;
      to = last - along(b) < near ? plot.x.to : b;
      draw();
    };
    // A part of the axis that is so long, as far to the left as is wanted and possible.
    const part = (begin, length) => {
      const left = Math.max(first, Math.min(last - length, begin));
      range(value(left), value(left + length));
    };
    const zoom = (factor, around) => {
      const length = Math.min((along(to) - along(from)) * factor, last - first);
      part(along(around) - length * scaled(around, from, to, plot.x.log), length);
    };

    const pixel = event => {
      const box = area.getBoundingClientRect();
      return Math.max(0, Math.min(plot.width, (event.clientX - box.left) / box.width * plot.width));
    };
    let start = null;
    area.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      start = pixel(event);
      area.setPointerCapture(event.pointerId);
      point(nearest(points, back(start)));
    });
    area.addEventListener('pointermove', event => {
      const at = pixel(event);
      point(nearest(points, back(at)));
      if (start === null) return;
      selection.style.display = '';
      selection.setAttribute('x', Math.min(start, at));
      selection.setAttribute('width', Math.abs(at - start));
    });
    const release = event => {
      if (start !== null && event.type === 'pointerup' && Math.abs(pixel(event) - start) > 6) {
        range(back(Math.min(start, pixel(event))), back(Math.max(start, pixel(event))));
      }
      start = null;
      selection.style.display = 'none';
    };
    area.addEventListener('pointerup', release);
    area.addEventListener('pointercancel', release);
    area.addEventListener('pointerleave', () => { if (start === null && document.activeElement !== svg) point(-1); });
    area.addEventListener('dblclick', () => range(plot.x.from, plot.x.to));

    svg.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.shiftKey ? 10 : 1;
      const end = points.length - 1;
      const moved = index => {
        point(Math.max(0, Math.min(end, index)));
        if (points[cursor] < from || points[cursor] > to) {
          const length = along(to) - along(from);
          part(along(points[cursor]) - length / 2, length);
        }
      };
      switch (event.key) {
        case 'ArrowRight': case 'ArrowUp': moved(cursor + step); break;
        case 'ArrowLeft': case 'ArrowDown': moved(cursor < 0 ? end : cursor - step); break;
        case 'Home': moved(0); break;
        case 'End': moved(end); break;
        case '+': case '=': zoom(0.5, middle()); break;
        case '-': zoom(2, middle()); break;
        case '0': range(plot.x.from, plot.x.to); break;
        case 'Escape': point(-1); break;
        default: return;
      }
      event.preventDefault();
    });
    svg.addEventListener('blur', () => point(-1));
    draw();
  });
})();

// The loss over the images seen.

const MARGIN = {left: 52, right: 10, top: 8, bottom: 34};

/** Round numbers that divide a range into about so many parts. */
export function ticks(least, greatest, parts) {
  const raw = (greatest - least) / parts || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= raw);
  const marks = [];
  for (let at = Math.ceil(least / step) * step; at <= greatest + step * 1e-9; at += step) {
    marks.push(Math.abs(at) < step * 1e-9 ? 0 : at);
  }
  return marks;
}

function text(value) {
  return value >= 1e6 ? value / 1e6 + " M" : value >= 1e3 ? value / 1e3 + " k" : String(Number(value.toPrecision(3)));
}

export function drawGraph(canvas, graph, logarithmic) {
  const style = getComputedStyle(canvas);
  const colour = name => style.getPropertyValue("--" + name);
  const ratio = devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.font = "12px system-ui, sans-serif";
  const all = [...graph.points, ...graph.tests].filter(p => p.loss !== null && (!logarithmic || p.loss > 0));
  const most = Math.max(1000, ...all.map(p => p.images));
  let least = logarithmic ? Math.min(1, ...all.map(p => p.loss)) : 0;
  let greatest = Math.max(logarithmic ? 0.01 : 0.001, ...all.map(p => p.loss));
  const scaled = logarithmic ? Math.log10 : v => v;
  const low = scaled(least), high = Math.max(scaled(greatest), low + 1e-6);
  const x = images => MARGIN.left + (width - MARGIN.left - MARGIN.right) * images / most;
  const y = loss => height - MARGIN.bottom
      - (height - MARGIN.top - MARGIN.bottom) * (scaled(loss) - low) / (high - low);
  context.strokeStyle = colour("grid");
  context.fillStyle = colour("muted");
  context.textBaseline = "middle";
  context.textAlign = "right";
  const marks = ticks(low, high, 5);
  for (const mark of marks) {
    const at = height - MARGIN.bottom - (height - MARGIN.top - MARGIN.bottom) * (mark - low) / (high - low);
    line(context, [[MARGIN.left, at], [width - MARGIN.right, at]]);
    context.fillText(logarithmic ? text(10 ** mark) : text(mark), MARGIN.left - 6, at);
  }
  context.textAlign = "center";
  for (const mark of ticks(0, most, Math.max(2, Math.floor(width / 90)))) {
    context.fillText(text(mark), x(mark), height - MARGIN.bottom + 12);
  }
  context.fillText("images seen", (MARGIN.left + width) / 2, height - 7);
  const path = points => points.filter(p => all.includes(p)).map(p => [x(p.images), y(p.loss)]);
  context.lineWidth = 1.5;
  context.strokeStyle = colour("series-0");
  line(context, path(graph.points));
  context.strokeStyle = context.fillStyle = colour("series-1");
  line(context, path(graph.tests));
  for (const [left, top] of path(graph.tests)) {
    context.beginPath();
    context.arc(left, top, 3, 0, 2 * Math.PI);
    context.fill();
  }
}

function line(context, points) {
  context.beginPath();
  points.forEach(([left, top], i) => i === 0 ? context.moveTo(left, top) : context.lineTo(left, top));
  context.stroke();
}

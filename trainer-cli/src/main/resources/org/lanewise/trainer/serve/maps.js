// Values of layers as pictures: one small square a channel, or one strip for a vector.

/** The bytes of a base64 text. */
export function bytes(base64) {
  return Uint8Array.from(atob(base64), c => c.charCodeAt(0));
}

/** The base64 text of bytes. */
export function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** Whether a layer, by its name, only hands on what it gets. */
export const handsOn = name => /^(flatten|dropout)(_\d+)?$/.test(name);

/** A number with three digits that count. */
export function short(value) {
  if (value === null || value === undefined) {
    return "not finite";
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e5) ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

const COLD = [0x2f, 0x7f, 0xe0];
const WARM = [0xe8, 0x7a, 0x1c];

/** 256 colours from min to max: around zero if there are values below, else from dark to light. */
export function palette(min, max) {
  const colours = new Uint8ClampedArray(256 * 4);
  const reach = Math.max(-min, max);
  for (let level = 0; level < 256; level++) {
    const value = min + (max - min) * level / 255;
    let colour;
    if (min >= 0) {
      const grey = max > 0 ? 255 * value / max : 0;
      colour = [grey, grey, grey];
    } else {
      const share = reach > 0 ? Math.abs(value) / reach : 0;
      colour = (value < 0 ? COLD : WARM).map(full => 18 + (full - 18) * Math.pow(share, 0.7));
    }
    colours.set([...colour, 255], 4 * level);
  }
  return colours;
}

/** Draws {channels, height, width, min, max, values} on a canvas and gives it a size in CSS pixels. */
export function drawMaps(canvas, maps, room) {
  const {channels, height, width} = maps;
  const vector = height === 1 && width === 1;
  const across = vector ? Math.min(channels, vectorColumns(channels)) : mapColumns(channels, width, room);
  const down = Math.ceil(channels / across);
  const gap = vector ? 0 : 1;
  const scale = vector ? vectorScale(across, room) : mapScale(across, width, room);
  canvas.width = across * (width + gap) - gap;
  canvas.height = down * (height + gap) - gap;
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  const colours = palette(maps.min ?? 0, maps.max ?? 0);
  const values = bytes(maps.values);
  for (let c = 0; c < channels; c++) {
    const left = (c % across) * (width + gap);
    const top = Math.floor(c / across) * (height + gap);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const level = values[(c * height + y) * width + x];
        const at = 4 * ((top + y) * canvas.width + left + x);
        image.data.set(colours.subarray(4 * level, 4 * level + 4), at);
      }
    }
  }
  context.putImageData(image, 0, 0);
  canvas.style.width = canvas.width * scale + "px";
}

function mapColumns(channels, width, room) {
  const fitting = Math.max(1, Math.floor(room / (Math.max(width, 24) + 1)));
  const rows = Math.ceil(channels / Math.min(channels, fitting));
  return Math.ceil(channels / rows);
}

function mapScale(across, width, room) {
  return Math.max(1, Math.min(width < 10 ? 8 : 4, Math.floor(room / (across * (width + 1)))));
}

function vectorColumns(channels) {
  return channels <= 32 ? channels : Math.ceil(Math.sqrt(channels * 8));
}

function vectorScale(across, room) {
  return Math.max(2, Math.min(20, Math.floor(room / across)));
}

/** Draws the colours from -1 to 1 on a canvas, as a legend. */
export function drawScale(canvas) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  const colours = palette(-1, 1);
  for (let x = 0; x < canvas.width; x++) {
    const level = Math.round(255 * x / (canvas.width - 1));
    for (let y = 0; y < canvas.height; y++) {
      image.data.set(colours.subarray(4 * level, 4 * level + 4), 4 * (y * canvas.width + x));
    }
  }
  context.putImageData(image, 0, 0);
}

// A square to draw on, with mouse, pen, finger or keys. Ink is what the canvas has of opacity, so the colour of the theme
// does not matter.

const PEN = 25;
const STEP = 12;
const FINE = 3;
const MOVES = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

export class Pad {
  #canvas;
  #context;
  #changed;
  #strokes = [];
  #stroke = null;
  #pointer = null;
  #keys = null;

  /** changed(what) is called after every change; what is "drawn", "undone", "cleared", "down", "up" or "moved". */
  constructor(canvas, changed) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", {willReadFrequently: true});
    this.#changed = changed;
    canvas.addEventListener("pointerdown", event => this.#down(event));
    canvas.addEventListener("pointermove", event => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(end, event => this.#up(event));
    }
    canvas.addEventListener("keydown", event => this.#key(event));
    canvas.addEventListener("blur", () => this.#leave());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#redraw(true));
  }

  get empty() {
    return this.#strokes.length === 0;
  }

  undo() {
    this.#stroke = null;
    if (this.#keys) {
      this.#keys.down = false;
    }
    if (this.#strokes.pop()) {
      this.#redraw(true);
      this.#changed("undone");
    }
  }

  clear() {
    this.#strokes = [];
    this.#stroke = null;
    if (this.#keys) {
      this.#keys.down = false;
    }
    this.#redraw(true);
    this.#changed("cleared");
  }

  /** The part with ink: width, height, and a byte a pixel. */
  ink() {
    this.#redraw(false);
    const box = this.#box();
    const {data} = this.#context.getImageData(box.x, box.y, box.width, box.height);
    const pixels = new Uint8Array(box.width * box.height);
    for (let i = 0; i < pixels.length; i++) {
      pixels[i] = data[4 * i + 3];
    }
    this.#redraw(true);
    return {width: box.width, height: box.height, pixels};
  }

  #box() {
    let left = this.#canvas.width, top = this.#canvas.height, right = 0, bottom = 0;
    for (const stroke of this.#strokes) {
      for (const {x, y, width} of stroke) {
        left = Math.min(left, x - width);
        top = Math.min(top, y - width);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + width);
      }
    }
    left = Math.max(0, Math.floor(left));
    top = Math.max(0, Math.floor(top));
    right = Math.min(this.#canvas.width, Math.ceil(right));
    bottom = Math.min(this.#canvas.height, Math.ceil(bottom));
    return {x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top)};
  }

  #down(event) {
    if (this.#pointer !== null || event.button !== 0) {
      return;
    }
    event.preventDefault();
    this.#canvas.focus({preventScroll: true});
    this.#leave();
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#begin(this.#point(event));
    this.#changed("drawn");
  }

  #move(event) {
    if (event.pointerId !== this.#pointer || !this.#stroke) {
      return;
    }
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length > 0 ? events : [event]) {
      this.#to(this.#point(each));
    }
    this.#changed("drawn");
  }

  #up(event) {
    if (event.pointerId === this.#pointer) {
      this.#pointer = null;
      this.#stroke = null;
    }
  }

  #point(event) {
    const box = this.#canvas.getBoundingClientRect();
    const pressed = event.pointerType === "pen" && event.pressure > 0 ? 0.6 + 0.8 * event.pressure : 1;
    return {
      x: (event.clientX - box.left) * this.#canvas.width / box.width,
      y: (event.clientY - box.top) * this.#canvas.height / box.height,
      width: PEN * pressed
    };
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "z" && !event.altKey) {
        event.preventDefault();
        this.undo();
      }
      return;
    }
    const move = MOVES[event.key];
    if (move) {
      event.preventDefault();
      const by = event.shiftKey ? FINE : STEP;
      const keys = this.#cursor();
      keys.x = Math.min(this.#canvas.width - PEN / 2, Math.max(PEN / 2, keys.x + by * move[0]));
      keys.y = Math.min(this.#canvas.height - PEN / 2, Math.max(PEN / 2, keys.y + by * move[1]));
      if (keys.down) {
        this.#to({x: keys.x, y: keys.y, width: PEN});
      }
      this.#redraw(true);
      this.#changed(keys.down ? "drawn" : "moved");
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      const keys = this.#cursor();
      keys.down = !keys.down;
      if (keys.down) {
        this.#begin({x: keys.x, y: keys.y, width: PEN});
      } else {
        this.#stroke = null;
      }
      this.#redraw(true);
      this.#changed(keys.down ? "down" : "up");
    } else if (event.key === "Backspace" || event.key === "Delete") {
      event.preventDefault();
      this.undo();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.clear();
    }
  }

  #cursor() {
    this.#keys ??= {x: this.#canvas.width / 2, y: this.#canvas.height / 5, down: false};
    return this.#keys;
  }

  /** The pen of the keyboard is put away. */
  #leave() {
    if (this.#keys) {
      this.#keys = null;
      this.#stroke = null;
      this.#redraw(true);
    }
  }

  #begin(point) {
    this.#stroke = [point];
    this.#strokes.push(this.#stroke);
    this.#line(point, point);
  }

  #to(point) {
    this.#line(this.#stroke.at(-1), point);
    this.#stroke.push(point);
  }

  #line(from, to) {
    const context = this.#context;
    context.strokeStyle = getComputedStyle(this.#canvas).color;
    if (from.x === to.x && from.y === to.y) {
      // A line without length has no caps, says the standard, and so do browsers since lately.
      context.fillStyle = context.strokeStyle;
      context.beginPath();
      context.arc(to.x, to.y, to.width / 2, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    context.lineCap = "round";
    context.lineJoin = "round";
    context.lineWidth = to.width;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }

  #redraw(withCursor) {
    const context = this.#context;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const stroke of this.#strokes) {
      stroke.forEach((point, i) => this.#line(stroke[Math.max(0, i - 1)], point));
    }
    if (withCursor && this.#keys) {
      context.strokeStyle = getComputedStyle(this.#canvas).accentColor;
      context.lineWidth = 3;
      context.beginPath();
      context.arc(this.#keys.x, this.#keys.y, PEN / 2, 0, 2 * Math.PI);
      context.stroke();
      if (!this.#keys.down) {
        return;
      }
      context.fillStyle = context.strokeStyle;
      context.beginPath();
      context.arc(this.#keys.x, this.#keys.y, 4, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

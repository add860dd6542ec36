import {drawMaps, drawScale, handsOn, short} from "/maps.js";
import {drawGraph} from "/graph.js";

const find = id => document.getElementById(id);
const FIELDS = ["learningRate", "momentum", "weightDecay", "batch"];

let graph = {points: [], tests: []};
let settings = {};

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) {
    element.textContent = text;
  }
  if (className) {
    element.className = className;
  }
  return element;
}

function fail(message) {
  find("failure").textContent = message;
  find("failure").hidden = !message;
}

const percent = share => share === null || share === undefined ? "–" : (100 * share).toFixed(1) + " %";
const fixed = (value, digits) => value === null || value === undefined ? "–" : value.toFixed(digits);
const whole = value => value === null || value === undefined ? "–" : Math.round(value).toLocaleString("en");

function showFigures(figures) {
  const measured = settings.measured[0].toUpperCase() + settings.measured.slice(1);
  find("state").textContent = figures.state;
  const rows = {
    "Epoch, step": `${figures.epoch}, ${whole(figures.step)}`,
    "Images seen": whole(figures.images),
    "Forward, a step": fixed(figures.forwardMilliseconds, 2) + " ms",
    "Backward, a step": fixed(figures.backwardMilliseconds, 2) + " ms",
    "Speed": whole(figures.imagesPerSecond) + " images/s",
    "Classification loss": fixed(figures.loss, 4),
    "L2 weight decay loss": fixed(figures.penalty, 5),
    "Training accuracy, last 100": percent(figures.accuracy),
    [`${measured} accuracy, last 100`]: percent(live.accuracy),
    [`${measured} after epoch`]: figures.testEpoch
      ? `${figures.testEpoch}: ${(100 * figures.testAccuracy).toFixed(2)} % of ${whole(figures.testImages)}, loss ${fixed(figures.testLoss, 4)}`
      : "none yet",
    "Learning rate now": short(figures.learningRate)
  };
  const list = find("figures");
  for (const [name, value] of Object.entries(rows)) {
    const key = name.replace(/\W/g, "");
    let item = list.querySelector(`[data-key="${key}"]`);
    if (!item) {
      list.append(make("dt", name));
      item = make("dd");
      item.dataset.key = key;
      list.append(item);
    }
    if (item.textContent !== value) {
      item.textContent = value;
    }
  }
}

const live = {accuracy: null};

function showSettings(next) {
  const changed = settings.model !== next.model;
  for (const field of FIELDS) {
    const input = find(field);
    const known = settings[field];
    if (document.activeElement !== input && (known !== next[field] || input.value === "")) {
      input.value = next[field] ?? "";
    }
  }
  find("momentum-label").hidden = next.momentum === undefined;
  settings = next;
  find("model").textContent = next.model;
  find("optimizer").textContent = `${next.optimizer}; ${next.schedule}`;
  find("kept").textContent = next.kept ? `Kept in ${next.kept}, which holds this run only.` : "";
  find("restart").disabled = find("load").disabled = Boolean(next.kept);
  for (const word of document.querySelectorAll(".measured")) {
    word.textContent = next.measured;
  }
  find("from-beginning").hidden = next.from > 0;
  find("from-snapshot").hidden = next.from === 0;
  find("from").textContent = whole(next.from);
  find("command").textContent = `train network.yaml${next.options} --replay events.jsonl`;
  find("pause").textContent = next.paused ? "Resume" : "Pause";
  find("pause").setAttribute("aria-pressed", String(next.paused));
  find("changes").replaceChildren(...next.changes.slice(-8).map(
    change => make("li", `after step ${whole(change.step)}: ${change.text}`)));
  if (changed) {
    showText();
  }
}

async function showText() {
  const text = await (await fetch("network")).json();
  if (document.activeElement !== find("text")) {
    find("text").value = text.layers;
  }
}

// Pictures are drawn where they can be seen, and once before: drawing takes time that the training needs too.
const inSight = new Set();
const sight = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      inSight.add(entry.target);
      entry.target.draw?.();
    } else {
      inSight.delete(entry.target);
    }
  }
}, {rootMargin: "100px"});

function drawLater(element, draw) {
  const first = !element.draw;
  element.draw = () => {
    if (!document.hidden) {
      draw();
    }
  };
  if (first) {
    sight.observe(element);
    draw();
  } else if (inSight.has(element)) {
    element.draw();
  }
}

document.addEventListener("visibilitychange", () => inSight.forEach(element => element.draw?.()));

function showPredictions(told) {
  live.accuracy = told.accuracy;
  const place = find("predictions");
  while (place.children.length < told.images.length) {
    const item = make("article", undefined, "prediction");
    item.append(make("canvas"), make("ol"));
    place.append(item);
  }
  drawLater(place, () => told.images.forEach((image, i) => showPrediction(place.children[i], image)));
}

function showPrediction(item, image) {
  const canvas = item.querySelector("canvas");
  drawMaps(canvas, {...image, channels: 1}, Math.max(60, Math.min(item.clientWidth, 120)));
  const hit = image.guesses[0].class === image.label;
  item.classList.toggle("miss", !hit);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${settings.measured} image ${image.index}, a ${image.label}`);
  item.querySelector("ol").replaceChildren(...image.guesses.map(guess => {
    const row = make("li");
    row.classList.toggle("right", guess.class === image.label);
    const track = make("span", undefined, "track");
    const bar = make("i");
    bar.style.width = 100 * guess.probability + "%";
    track.append(bar);
    row.append(make("b", guess.class), track, make("span", percent(guess.probability), "value"));
    return row;
  }));
}

function showLayers(told) {
  const layers = told.layers.filter(layer => !handsOn(layer.name));
  const place = find("views");
  const same = place.children.length === layers.length
      && layers.every((layer, i) => place.children[i].dataset.name === layer.name);
  if (!same) {
    for (const old of place.children) {
      sight.unobserve(old);
      inSight.delete(old);
    }
    place.replaceChildren(...layers.map(view));
  }
  layers.forEach((layer, i) => drawLater(place.children[i], () => showLayer(place.children[i], layer, told)));
}

function showLayer(item, layer, told) {
  const shape = layer.activations;
  item.querySelector(".shape").textContent = shape.height === 1 && shape.width === 1
    ? `${shape.channels} values` : `${shape.channels} × ${shape.height} × ${shape.width}`;
  const pictures = [["activations", layer.activations], ["activation gradients", layer.gradients]];
  for (const each of layer.weights ?? []) {
    const name = each.name.replace(layer.name + ".", "");
    pictures.push([name, each.weights], [name + " gradients", each.gradients]);
  }
  const body = item.querySelector(".pictures");
  while (body.children.length < pictures.length) {
    const figure = make("figure");
    figure.append(make("figcaption", undefined, "quiet"), make("canvas"));
    body.append(figure);
  }
  pictures.forEach(([name, maps], k) => {
    const figure = body.children[k];
    const canvas = figure.querySelector("canvas");
    figure.querySelector("figcaption").textContent = `${name}: ${short(maps.min)} to ${short(maps.max)}`
      + (maps.values === undefined ? " (too many to draw)" : "");
    canvas.hidden = maps.values === undefined;
    if (maps.values !== undefined) {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${name} of ${layer.name}`);
      drawMaps(canvas, maps, Math.min(item.clientWidth - 26, 420));
    }
  });
  item.querySelector(".formula").textContent = layer.formula === undefined ? `${settings.measured} image ${told.index}, a ${told.label}`
    : "parameters: " + layer.formula;
}

function view(layer) {
  const item = make("article", undefined, "layer view");
  item.dataset.name = layer.name;
  const heading = make("h3", layer.name + " ");
  heading.append(make("span", undefined, "shape quiet"));
  item.append(heading, make("p", undefined, "formula quiet"), make("div", undefined, "pictures"));
  return item;
}

async function send(path, body, type = "application/json") {
  fail("");
  try {
    const response = await fetch(path, {method: "POST", headers: {"Content-Type": type}, body});
    const answer = await response.json();
    // What it brought about comes as an event: by now, later events may have been shown.
    if (!response.ok) {
      fail(answer.error);
    }
    return response.ok;
  } catch (error) {
    fail("The program does not answer. Has it been ended? (" + error.message + ")");
    return false;
  }
}

find("pause").addEventListener("click", () => send("control", JSON.stringify({paused: !settings.paused})));
find("settings").addEventListener("submit", event => {
  event.preventDefault();
  const wanted = {};
  for (const field of FIELDS) {
    const value = Number(find(field).value.replace(",", "."));
    if (find(field).value !== "" && value !== settings[field]) {
      if (!Number.isFinite(value)) {
        fail(`'${find(field).value}' is no number`);
        return;
      }
      wanted[field] = value;
    }
  }
  send("control", JSON.stringify(wanted));
});
find("restart").addEventListener("click", async () => {
  if (await send("network", JSON.stringify({layers: find("text").value}))) {
    showText();
  }
});
find("save").addEventListener("click", () => {
  const link = make("a");
  link.href = "snapshot";
  link.download = "";
  link.click();
});
find("load").addEventListener("click", () => find("file").click());
find("file").addEventListener("change", async event => {
  const file = event.target.files[0];
  event.target.value = "";
  if (file && await send("snapshot", await file.arrayBuffer(), "application/octet-stream")) {
    showText();
  }
});
// Where the program serves other pages too, a training can be ended for another.
find("end").hidden = location.pathname === "/";
find("end").addEventListener("click", async () => {
  events.close();
  if (await send("end", "{}")) {
    location.reload();
  }
});
find("log").addEventListener("change", () => drawGraph(find("graph"), graph, find("log").checked));
addEventListener("resize", () => drawGraph(find("graph"), graph, find("log").checked));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change",
  () => drawGraph(find("graph"), graph, find("log").checked));

const hear = {
  figures: showFigures, settings: showSettings, predictions: showPredictions, layers: showLayers,
  graph: told => {
    graph = told;
    drawGraph(find("graph"), graph, find("log").checked);
  }
};
const events = new EventSource("events");
for (const [name, show] of Object.entries(hear)) {
  events.addEventListener(name, event => show(JSON.parse(event.data)));
}
events.addEventListener("open", () => fail(""));
events.addEventListener("error", () => {
  find("state").textContent = "not connected";
});
drawScale(find("colours"));
document.body.dataset.ready = "true";

import {Pad} from "/pad.js";
import {base64, bytes, drawMaps, drawScale, handsOn, short} from "/maps.js";

const find = id => document.getElementById(id);
const LARGEST_FILE = 8 * 1024 * 1024;

let networks = [];
let upload = null;
let asking = false;
let next = null;
let latest = 0;

const pad = new Pad(find("pad"), what => {
  if (what === "moved") {
    return;
  }
  if (what === "drawn" || what === "down") {
    showUpload(null);
  }
  showTools();
  if (what === "up" || what === "down") {
    find("spoken").textContent = what === "down" ? "pen down" : "pen up";
  }
  if (what !== "up") {
    predict();
  }
});

function showTools() {
  find("undo").disabled = pad.empty;
  find("clear").disabled = pad.empty && !upload;
  find("hint").hidden = !pad.empty || Boolean(upload);
}

function showUpload(file) {
  const image = find("uploaded");
  if (image.src) {
    URL.revokeObjectURL(image.src);
    image.removeAttribute("src");
  }
  image.hidden = !file;
  upload = file ? {name: file.name} : null;
  if (file) {
    image.src = URL.createObjectURL(file);
    image.alt = "the uploaded picture " + file.name;
  }
}

/** Asks about what there is to see now. While one question is under way, only the newest of the others is kept. */
function predict() {
  latest++;
  if (pad.empty && !upload) {
    next = null;
    showNothing();
    return;
  }
  if (asking) {
    next = predict;
    return;
  }
  const body = {network: find("network").value, layers: true};
  if (upload) {
    body.picture = upload.base64;
  } else {
    const ink = pad.ink();
    Object.assign(body, {width: ink.width, height: ink.height, pixels: base64(ink.pixels)});
  }
  ask(body, latest);
}

async function ask(body, number) {
  asking = true;
  try {
    const start = performance.now();
    const response = await fetch("/predict", {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)
    });
    const answer = await response.json();
    const took = performance.now() - start;
    // What was cleared in the meantime is not shown; what was drawn on is, until the next answer comes.
    if (!(pad.empty && !upload) && (number === latest || next)) {
      response.ok ? show(answer, took) : fail(answer.error);
    }
  } catch (error) {
    fail("The program does not answer. Has it been ended? (" + error.message + ")");
  } finally {
    asking = false;
    const again = next;
    next = null;
    again?.();
  }
}

function fail(message) {
  find("failure").textContent = message;
  find("failure").hidden = false;
}

function showNothing() {
  find("winner").textContent = "–";
  find("certainty").textContent = "nothing drawn yet";
  find("time").textContent = "\u00a0";
  find("failure").hidden = true;
  for (const bar of find("bars").children) {
    bar.classList.remove("first");
    bar.querySelector("i").style.width = "0";
    bar.querySelector(".value").textContent = "";
  }
  const seen = find("seen");
  seen.getContext("2d").clearRect(0, 0, seen.width, seen.height);
  find("layers").replaceChildren();
  find("scale").hidden = true;
}

let speaking = 0;

function show(answer, took) {
  find("failure").hidden = true;
  const best = answer.probabilities[answer.class];
  find("winner").textContent = answer.class;
  find("certainty").textContent = percent(best);
  answer.probabilities.forEach((probability, i) => {
    const bar = bars(answer.probabilities.length)[i];
    bar.classList.toggle("first", i === answer.class);
    bar.querySelector("i").style.width = 100 * probability + "%";
    bar.querySelector(".value").textContent = percent(probability);
  });
  find("time").textContent = `${took.toFixed(1)} ms there and back, ${answer.milliseconds.toFixed(2)} ms of it the network`;
  showSeen(answer.seen);
  showLayers(answer.layers);
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    find("spoken").textContent = `${answer.class}, ${percent(best)}`;
  }, 600);
}

function percent(share) {
  return (100 * share).toFixed(share > 0.99995 ? 0 : 2) + " %";
}

function bars(count) {
  const list = find("bars");
  while (list.children.length > count) {
    list.lastChild.remove();
  }
  while (list.children.length < count) {
    const item = document.createElement("li");
    const label = document.createElement("span");
    label.textContent = list.children.length;
    const track = document.createElement("span");
    track.className = "track";
    track.append(document.createElement("i"));
    const value = document.createElement("span");
    value.className = "value";
    item.append(label, track, value);
    list.append(item);
  }
  return list.children;
}

function showSeen(seen) {
  const canvas = find("seen");
  canvas.width = seen.width;
  canvas.height = seen.height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(seen.width, seen.height);
  bytes(seen.pixels).forEach((level, i) => image.data.set([level, level, level, 255], 4 * i));
  context.putImageData(image, 0, 0);
}

function showLayers(all) {
  const layers = all.filter(layer => !handsOn(layer.name));
  const place = find("layers");
  const same = place.children.length === layers.length
      && layers.every((layer, i) => place.children[i].dataset.name === layer.name);
  if (!same) {
    place.replaceChildren(...layers.map(layer => card(layer)));
  }
  layers.forEach((layer, i) => {
    const item = place.children[i];
    item.querySelector("p").textContent = `${size(layer)}, ${short(layer.min)} to ${short(layer.max)}`;
    drawMaps(item.querySelector("canvas"), layer, item.clientWidth - 26);
  });
  find("scale").hidden = !layers.some(layer => layer.min < 0);
  drawScale(find("colours"));
}

function size(layer) {
  return layer.height === 1 && layer.width === 1
    ? `${layer.channels} values`
    : `${layer.channels} maps of ${layer.height} × ${layer.width}`;
}

function card(layer) {
  const item = document.createElement("article");
  item.className = "layer";
  item.classList.toggle("wide", layer.channels * layer.width * layer.height > 6000 && layer.width > 1);
  item.dataset.name = layer.name;
  const heading = document.createElement("h3");
  heading.textContent = layer.name;
  const about = document.createElement("p");
  about.className = "quiet";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "values of " + layer.name);
  item.append(heading, about, canvas);
  return item;
}

async function take(file) {
  if (!file) {
    return;
  }
  if (file.size > LARGEST_FILE) {
    fail(`${file.name} has ${(file.size / 1048576).toFixed(1)} MiB; at most 8 are taken.`);
    return;
  }
  pad.clear();
  showUpload(file);
  upload.base64 = base64(new Uint8Array(await file.arrayBuffer()));
  showTools();
  predict();
}

function describe() {
  const network = networks.find(each => each.name === find("network").value);
  find("about").textContent = network
    ? `${network.name}: ${network.parameters.toLocaleString("en")} parameters`
        + (network.data ? `, trained on ${network.data}` : "") + ` (${network.file})`
    : "";
}

find("undo").addEventListener("click", () => pad.undo());
find("clear").addEventListener("click", () => {
  showUpload(null);
  pad.clear();
});
find("upload").addEventListener("click", () => find("file").click());
find("file").addEventListener("change", event => {
  take(event.target.files[0]);
  event.target.value = "";
});
find("network").addEventListener("change", () => {
  describe();
  predict();
});
const drop = find("drop");
drop.addEventListener("dragover", event => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", event => {
  event.preventDefault();
  drop.classList.remove("over");
  take(event.dataTransfer.files[0]);
});
addEventListener("paste", event => take(event.clipboardData.files[0]));
addEventListener("resize", () => predict());

try {
  const served = await (await fetch("/networks")).json();
  networks = served.networks;
  find("training").hidden = !served.trains;
  find("network").replaceChildren(...networks.map(each => new Option(each.name, each.name)));
  bars(networks[0].classes);
  describe();
  showTools();
} catch (error) {
  fail("The program does not answer. Has it been ended? (" + error.message + ")");
}
document.body.dataset.ready = "true";

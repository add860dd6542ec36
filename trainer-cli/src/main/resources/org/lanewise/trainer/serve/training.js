// Begins a training; the page is then loaded again, as that of the training.
const find = id => document.getElementById(id);

function fail(message) {
  find("failure").textContent = message;
  find("failure").hidden = !message;
}

const {models} = await (await fetch("models")).json();
for (const model of models) {
  find("model").append(new Option(model.name, model.text));
}
const show = () => {
  find("text").value = find("model").value;
};
find("model").addEventListener("change", show);
show();
find("begin").addEventListener("click", async () => {
  fail("");
  find("begin").disabled = true;
  try {
    const response = await fetch("begin", {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({text: find("text").value})
    });
    if (response.ok) {
      location.reload();
      return;
    }
    fail((await response.json()).error);
  } catch (error) {
    fail("The program does not answer. Has it been ended? (" + error.message + ")");
  }
  find("begin").disabled = false;
});
document.body.dataset.ready = "true";

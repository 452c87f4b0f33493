// Shows how far an upload is. Without this script the form works all the same.
"use strict";

const form = document.getElementById("upload");

function line(list, name) {
  const item = document.createElement("li");
  item.className = "file";
  const said = document.createElement("span");
  item.append(document.createTextNode(name + "："), said);
  list.append(item);
  return said;
}

function tellEach(sent, files, said) {
  let before = 0;
  files.forEach((file, index) => {
    said[index].textContent = sent >= before + file.size ? "送到了，正在读" : sent > before ? "正在送" : "等着";
    before += file.size;
  });
}

function start(event) {
  const files = Array.from(document.getElementById("in-files").files);
  if (files.length === 0) return; // the page itself says what to do
  event.preventDefault();
  const bar = document.getElementById("bar");
  const status = document.getElementById("said");
  const list = document.getElementById("each");
  list.replaceChildren();
  const said = files.map((file) => line(list, file.name));
  tellEach(0, files, said);
  document.getElementById("progress").hidden = false;
  const button = form.querySelector("button");
  button.disabled = true;

  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (step) => {
    if (!step.lengthComputable) return;
    bar.value = Math.round((step.loaded / step.total) * 100);
    status.textContent = step.loaded < step.total ? "正在送到两清（不出这台电脑）……" : "正在读……";
    tellEach(step.loaded, files, said);
  });
  request.addEventListener("load", () => showAnswer(request));
  request.addEventListener("error", () => {
    button.disabled = false;
    status.textContent = "没有送到。请看看两清的窗口是不是关了，重新打开后再按一次“开始读”。已经存的都还在。";
  });
  request.send(new FormData(form));
}

// A page that asks for itself again until all is read has to be gone to; any other takes this page's place.
function showAnswer(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  if (page.querySelector("meta[http-equiv=refresh]")) {
    window.location.assign(request.responseURL);
    return;
  }
  if (request.status < 400) window.history.pushState(null, "", request.responseURL);
  const main = document.getElementById("main");
  main.replaceChildren(...Array.from(page.getElementById("main").childNodes, (node) => document.importNode(node, true)));
  document.title = page.title;
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
  window.scrollTo(0, 0);
}

if (form) form.addEventListener("submit", start);
window.addEventListener("popstate", () => window.location.reload());

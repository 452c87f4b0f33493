// A slider beside the number "more or less a month": the number alone works without this script.
"use strict";

const asking = document.getElementById("more-form");
const typed = document.getElementById("in-more");
let latest = 0;

function slider() {
  const bar = document.createElement("input");
  bar.type = "range";
  bar.min = typed.dataset.least;
  bar.max = typed.dataset.most;
  bar.step = typed.dataset.step;
  bar.value = Number(typed.value) || 0;
  bar.setAttribute("aria-label", "每月比现在多拿或少拿（元），拖动来选");
  bar.addEventListener("input", () => { typed.value = bar.value; });
  bar.addEventListener("change", ask);
  typed.addEventListener("input", () => { bar.value = Number(typed.value) || 0; });
  typed.before(bar);
}

async function ask(event) {
  if (event) event.preventDefault();
  const mine = ++latest;
  const answer = document.getElementById("more-answer");
  const said = document.getElementById("more-said");
  said.textContent = "正在算，一般一两秒……";
  try {
    const response = await fetch(asking.action.split("#")[0] + "?" + new URLSearchParams(new FormData(asking)));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const told = page.getElementById("more-answer");
    if (mine !== latest || !told) return; // a later question is under way, or the page says something else
    answer.replaceChildren(...Array.from(told.childNodes, (node) => document.importNode(node, true)));
    said.textContent = "算好了。";
  } catch {
    said.textContent = "没有算成。请看看两清的窗口是不是关了，重新打开后再试。";
  }
}

if (asking && typed) {
  slider();
  asking.addEventListener("submit", ask);
}

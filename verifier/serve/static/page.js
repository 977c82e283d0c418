"use strict";

// This runs before the terminal emulator, which writes style elements: the policy of the page wants those
// marked as its own.
const { nonce } = document.currentScript;
const createElement = document.createElement.bind(document);
document.createElement = (name, options) => {
  const element = createElement(name, options);
  if (name === "style") element.nonce = nonce;
  return element;
};

// An address in a captured text must not open by a stray click: the emulator opens those without naming them
// first. What the screens ask for is named, and learns nothing about this page.
const open = window.open.bind(window);
window.open = (address) => (address ? open(address, "_blank", "noopener,noreferrer") : null);

// The emulator measures its font once, so that has to be here before it begins.
document.addEventListener("DOMContentLoaded", () => {
  const begin = window.onload;
  const again = document.querySelector("#again");
  again.addEventListener("click", () => window.location.reload());
  window.onload = async (event) => {
    await Promise.all(["", "bold ", "italic "].map((style) => document.fonts.load(`${style}15px "Roboto Mono"`)));
    begin(event);
    document.querySelector(".xterm-helper-textarea").focus();
  };
  new MutationObserver(() => {
    if (document.body.classList.contains("-closed")) again.focus();
  }).observe(document.body, { attributeFilter: ["class"] });
});

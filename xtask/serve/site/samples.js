// Colours for what can be typed, and a button that copies it.
for (const code of document.querySelectorAll("pre > code[class^=language-]")) {
  const text = code.textContent;
  hljs.highlightElement(code);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1200);
  });
  const sample = document.createElement("div");
  sample.className = "sample";
  code.parentElement.replaceWith(sample);
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.append(code);
  sample.append(pre, button);
}

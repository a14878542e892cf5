// The block and text editors make <style> elements for themselves. Each gets this page's nonce, so that the content
// security policy lets it in; nothing else may bring styles along.
(() => {
  const { nonce } = document.currentScript;
  const createElement = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...options) {
    const element = createElement.call(this, name, ...options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
})();

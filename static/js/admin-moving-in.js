// Goes on with a move by itself. Without this, the button does.
document.querySelector("form[data-goes-on]")?.requestSubmit();

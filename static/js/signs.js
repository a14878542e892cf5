/* Another person or place has other questions: "None of these" has to be answered again. */
document.addEventListener("change", (event) => {
  if (!["for_whom", "region"].includes(event.target.name)) return;
  for (const none of document.querySelectorAll(".signs__row--none input")) none.checked = false;
});

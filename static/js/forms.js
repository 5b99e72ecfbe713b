// Boxes left empty stay out of the address.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// A field to copy from is selected as a whole.
document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[readonly]")) event.target.select();
});

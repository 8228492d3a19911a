"use strict";
// Pointing at a place lights up its claim, and the other way round. Without a script the numbers still link both.
for (const section of document.querySelectorAll("section")) {
  const parts = new Map();
  const lists = new Map();
  for (const part of section.querySelectorAll("[data-claims]")) {
    const claims = part.dataset.claims.split(" ");
    lists.set(part, claims);
    for (const claim of claims) parts.set(claim, [...(parts.get(claim) || []), part]);
  }
  let lit = null;
  const light = (claim) => {
    if (claim === lit) return;
    for (const part of parts.get(lit) || []) part.classList.remove("on");
    for (const part of parts.get(claim) || []) part.classList.add("on");
    lit = claim;
  };
  const claimAt = (event) => {
    const part = event.target.closest("[data-claims]");
    return part ? lists.get(part).at(-1) : null;
  };
  section.addEventListener("mouseover", (event) => light(claimAt(event)));
  section.addEventListener("mouseleave", () => light(null));
  section.addEventListener("click", (event) => {
    const claim = claimAt(event);
    if (!claim || event.target.closest("a")) return;
    const inList = event.target.closest(".claim");
    const other = parts.get(claim).find((part) => part.classList.contains("claim") !== Boolean(inList));
    if (other) other.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

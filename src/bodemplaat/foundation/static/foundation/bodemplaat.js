// SPDX-License-Identifier: EUPL-1.2
// What a page can do more with script: explanations in a drawer, a palette, keys, kept dates.
// Without script each of these is a plain link or form; nothing here is the only way.
"use strict";

const byId = (id) => document.getElementById(id);
const DATES = ["peildatum", "bekend"];
let opener = null;
// Where the focus was before a key opened something.
let before = null;

// --- Drawer -----------------------------------------------------------------------------------

function openDrawer(drawer, link) {
  opener = link || opener;
  for (const other of document.querySelectorAll('.bp-explained[aria-expanded="true"]')) {
    other.setAttribute("aria-expanded", "false");
  }
  if (opener) opener.setAttribute("aria-expanded", "true");
  if (!drawer.open) {
    if (window.innerWidth < 1000) drawer.showModal();
    else drawer.show();
  }
  drawer.scrollTop = 0;
  const title = byId("drawer-title");
  if (title) title.focus();
}

function closeDrawer() {
  const drawer = byId("drawer");
  if (drawer && drawer.open) drawer.close();
}

function returnFocus() {
  if (!opener) return;
  opener.setAttribute("aria-expanded", "false");
  if (document.contains(opener)) opener.focus();
  opener = null;
}

function setUpDrawer() {
  const drawer = byId("drawer");
  if (!drawer) return;
  drawer.addEventListener("close", returnFocus);
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== drawer) return;
    const link = event.detail.requestConfig.elt;
    openDrawer(drawer, drawer.contains(link) || !document.contains(link) ? null : link);
  });
  // An explanation that does not come in the drawer is still a page of its own.
  document.body.addEventListener("htmx:responseError", (event) => {
    const link = event.detail.requestConfig.elt;
    if (event.detail.target === drawer && link.href) window.location.assign(link.href);
  });
}

// --- Palette ----------------------------------------------------------------------------------

function collectPlaces(palette) {
  const found = new Map();
  const add = (links, where) => {
    for (const link of links) {
      const label = link.textContent.replace(/\s+/g, " ").trim();
      const key = `${label} ${link.href || ""}`;
      if (label && !found.has(key)) found.set(key, { label, where, link });
    }
  };
  const main = document.querySelector("main");
  add(main.querySelectorAll(".bp-actions :is(a, button)"), palette.dataset.here);
  add(document.querySelectorAll(".bp-nav a"), palette.dataset.menu);
  add(main.querySelectorAll("a[href]"), palette.dataset.here);
  return [...found.values()];
}

function showFound(palette, places, text) {
  const list = byId("palette-here");
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = places.filter(({ label }) =>
    words.every((word) => label.toLowerCase().includes(word)));
  const items = matching.slice(0, 50).map((place, index) => {
    const item = document.createElement("li");
    item.className = "bp-palette__item";
    item.id = `palette-${index}`;
    item.setAttribute("role", "option");
    const label = document.createElement("span");
    label.textContent = place.label;
    const where = document.createElement("span");
    where.className = "bp-palette__where";
    where.textContent = place.where;
    item.append(label, where);
    item.addEventListener("click", () => goTo(palette, item));
    item.place = place;
    return item;
  });
  list.replaceChildren(...items);
  if (!text) byId("palette-found").replaceChildren();
  showNone(palette, Boolean(text));
  select(palette, 0);
}

function showNone(palette, isAsked) {
  const isEmpty = !palette.querySelector(".bp-palette__item");
  palette.querySelector(".bp-palette__none")?.remove();
  if (!isEmpty || !isAsked) return;
  const none = document.createElement("li");
  none.className = "bp-palette__none";
  none.setAttribute("role", "option");
  none.setAttribute("aria-disabled", "true");
  none.textContent = palette.dataset.none;
  byId("palette-here").append(none);
}

function select(palette, index) {
  const items = [...palette.querySelectorAll(".bp-palette__item")];
  const chosen = items.length ? items[(index + items.length) % items.length] : null;
  for (const item of items) item.setAttribute("aria-selected", String(item === chosen));
  const input = palette.querySelector("input");
  if (!chosen) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function goTo(palette, item) {
  palette.close();
  if (item.place) item.place.link.click();
  else window.location.assign(item.dataset.url);
}

function setUpPalette() {
  const palette = byId("palette");
  if (!palette) return null;
  const input = palette.querySelector("input");
  let places = [];
  input.addEventListener("input", () => showFound(palette, places, input.value));
  input.addEventListener("keydown", (event) => {
    const items = [...palette.querySelectorAll(".bp-palette__item")];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") select(palette, at + 1);
    else if (event.key === "ArrowUp") select(palette, at - 1);
    else if (event.key === "Enter" && at >= 0) goTo(palette, items[at]);
    else return;
    event.preventDefault();
  });
  const found = byId("palette-found");
  found.addEventListener("click", (event) => {
    const item = event.target.closest(".bp-palette__item");
    if (item) goTo(palette, item);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== found) return;
    showNone(palette, Boolean(input.value));
    select(palette, 0);
  });
  closeOnBackdrop(palette);
  return () => {
    places = collectPlaces(palette);
    input.value = "";
    palette.showModal();
    showFound(palette, places, "");
    input.focus();
  };
}

// --- Keys -------------------------------------------------------------------------------------

function closeOnBackdrop(dialog) {
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

function getRows() {
  const rows = document.querySelectorAll("main .bp-table tbody tr, main .bp-list__item");
  return [...rows].map((row) => row.querySelector("a[href], button")).filter(Boolean);
}

function step(by) {
  const stops = getRows();
  const here = document.activeElement.closest("tr, .bp-list__item");
  const at = stops.findIndex((stop) => here && here.contains(stop));
  const next = at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by;
  if (stops[next]) stops[next].focus();
}

// A person switches keys on and off in the sheet; its boxes are what holds.
function isOn(name) {
  return !name || byId(`keys-${name}`).checked;
}

function openHere(details, field) {
  if (!details) return;
  before = document.activeElement;
  details.open = true;
  if (field) field.focus();
}

function go(selector) {
  const link = document.querySelector(selector);
  if (link) link.click();
}

// What each key of the sheet does, by its name in foundation/shortcuts.py.
function listActions(openPalette, openKeys) {
  return {
    palette: openPalette,
    next: () => step(1),
    previous: () => step(-1),
    begin: () => document.querySelector(".bp-head .bp-actions .bp-button--primary")?.focus(),
    filter: () => {
      const details = document.querySelector(".bp-tools [data-filter]")?.closest("details");
      openHere(details, details?.querySelector("select, input:not([type=hidden])"));
    },
    later: () => go(".bp-pages [rel=next]"),
    earlier: () => go(".bp-pages [rel=prev]"),
    when: () => openHere(document.querySelector(".bp-when"), byId("peildatum")),
    home: () => go(".bp-top__who"),
    keys: openKeys,
  };
}

function readShortcuts(keys) {
  return [...keys.querySelectorAll("[data-shortcut]")].map((row) => ({
    row, name: row.dataset.shortcut, key: row.dataset.key, switch: row.dataset.switch,
    needs: row.dataset.needs, label: row.querySelector("dd").textContent,
  }));
}

function showTips(shortcuts) {
  for (const { key, needs, label } of shortcuts) {
    const place = needs && document.querySelector(needs);
    const target = place?.matches(".bp-when") ? place.querySelector("summary") : place;
    if (!target?.matches("a, button, summary") || target.title) continue;
    target.title = `${label} (${key})`;
    target.setAttribute("aria-keyshortcuts", key);
  }
}

function setUpKeys(openPalette) {
  const keys = byId("keys");
  if (!keys) return;
  closeOnBackdrop(keys);
  const shortcuts = readShortcuts(keys);
  const openKeys = () => {
    for (const { row, needs } of shortcuts) {
      row.hidden = Boolean(needs) && !document.querySelector(needs);
    }
    keys.showModal();
  };
  const buttons = { "[data-palette]": openPalette, "[data-keys]": openKeys };
  for (const [selector, open] of Object.entries(buttons)) {
    for (const button of document.querySelectorAll(selector)) {
      button.addEventListener("click", (event) => {
        event.preventDefault();
        open();
      });
    }
  }
  showTips(shortcuts);
  const actions = listActions(openPalette, openKeys);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeOpen();
    const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const found = shortcuts.find((one) => one.switch && actions[one.name]
      && (one.name === "palette" ? isPalette : isLetter(event) && one.key === event.key));
    if (!found || !isOn(found.switch)) return;
    event.preventDefault();
    actions[found.name]();
  });
}

function isLetter(event) {
  const inField = event.target.closest("input, select, textarea, dialog:modal");
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  return !inField && !isChord;
}

function closeOpen() {
  const menu = document.querySelector(".bp-menu[open], .bp-when[open], .bp-tool[open]");
  if (!menu && byId("drawer")?.open) return closeDrawer();
  if (!menu) return leaveTour();
  menu.open = false;
  const isBack = before && document.contains(before) && before !== document.body;
  (isBack && !menu.contains(before) ? before : menu.querySelector("summary")).focus();
  before = null;
}

// --- The guided tour ----------------------------------------------------------------------------

// Escape leaves it, and that is remembered like its button does.
function leaveTour() {
  const tour = document.querySelector("[data-tour]");
  if (!tour) return;
  window.htmx?.trigger(tour.querySelector("form"), "tour-end");
  tour.hidden = true;
  document.querySelector("main").focus();
}

function setUpTour() {
  document.querySelector(".bp-tour__said[tabindex]")?.focus();
}

// --- What is wrong comes first ----------------------------------------------------------------

// A browser passes autofocus by where the address names a place, as it does after the skip link,
// and goes to that place as soon as the page is there.
function goToErrors() {
  const errors = document.querySelector(".bp-errors");
  if (errors) window.addEventListener("load", () => setTimeout(() => errors.focus()));
}

// --- Dates stay chosen ------------------------------------------------------------------------

function keepDates() {
  const chosen = new URLSearchParams(window.location.search);
  const kept = DATES.filter((name) => chosen.get(name));
  if (!kept.length) return;
  const home = window.location.pathname.split("/")[1];
  const carry = (address) => {
    const url = new URL(address, window.location.href);
    const isOurs = url.origin === window.location.origin && url.pathname.split("/")[1] === home;
    if (!isOurs || url.pathname === window.location.pathname) return address;
    for (const name of kept) {
      if (!url.searchParams.has(name)) url.searchParams.set(name, chosen.get(name));
    }
    return url.pathname + url.search + url.hash;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href], .bp-drawer a[href]");
    if (link) link.setAttribute("href", carry(link.getAttribute("href")));
  }, true);
  document.body.addEventListener("htmx:configRequest", (event) => {
    event.detail.path = carry(event.detail.path);
  });
}

// --- A menu closes when one looks elsewhere ---------------------------------------------------

function closeMenusElsewhere() {
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".bp-menu[open], .bp-when[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}

function showCurrentPlace() {
  const current = document.querySelector(".bp-nav__link[aria-current]");
  if (current) current.parentElement.parentElement.scrollLeft = current.offsetLeft - 32;
}

// --- Forms: leaving what was not kept ---------------------------------------------------------

function warnOfLoss() {
  const changed = new Set();
  const find = (event) => event.target.closest('main form[method="post"]');
  document.addEventListener("input", (event) => { if (find(event)) changed.add(find(event)); });
  document.addEventListener("submit", (event) => changed.delete(event.target), true);
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.elt.matches(".bp-draft__said")) {
      changed.delete(event.detail.elt.closest("form"));
    }
  });
  window.addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
}

setUpDrawer();
setUpTour();
goToErrors();
warnOfLoss();
setUpKeys(setUpPalette());
keepDates();
closeMenusElsewhere();
showCurrentPlace();

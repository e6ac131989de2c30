"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const numbers = new Intl.NumberFormat("en");

  // Everything is looked up once: a filter then only touches what changes.
  const files = [...document.querySelectorAll(".file")].map((element) => ({ element, cards: [] }));
  const cards = [];
  for (const file of files) {
    for (const element of file.element.querySelectorAll(".card")) {
      const diagnostics = [...element.querySelectorAll("li[data-r]")].map((item) => ({
        element: item, rule: item.dataset.r, severity: item.dataset.s, isHidden: false,
      }));
      const card = { element, diagnostics, isHidden: false, text: null };
      card.file = element.dataset.f;
      card.level = element.dataset.l;
      card.topic = element.dataset.t;
      file.cards.push(card);
      cards.push(card);
    }
  }

  const show = (item, isShown) => {
    if (item.isHidden !== isShown) return;
    item.isHidden = !isShown;
    item.element.hidden = !isShown;
  };
  const showDiagnostic = (diagnostic, isShown) => {
    if (diagnostic.isHidden !== isShown) return;
    show(diagnostic, isShown);
    const sign = document.getElementById("m" + diagnostic.element.id.slice(1));
    if (sign) sign.hidden = !isShown;
  };

  const apply = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const wanted = (name) => data.get(name) || null;
    const [rule, level, topic, path] = ["rule", "level", "topic", "file"].map(wanted);
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      let fits = (path === null || card.file === path) && (level === null || card.level === level)
        && (topic === null || card.topic === topic);
      if (fits && words.length) {
        card.text ??= card.element.textContent.toLowerCase();
        fits = words.every((word) => card.text.includes(word));
      }
      let own = 0;
      if (fits) {
        for (const diagnostic of card.diagnostics) {
          const isShown = severities.has(diagnostic.severity) && (rule === null || diagnostic.rule === rule);
          showDiagnostic(diagnostic, isShown);
          if (isShown) own += 1;
        }
      }
      show(card, own > 0);
      shown += own;
    }
    for (const file of files) file.element.hidden = file.cards.every((card) => card.isHidden);
    nothing.hidden = shown > 0;
    const all = Number(count.dataset.all);
    count.value = shown === all ? `${numbers.format(all)} shown` : `${numbers.format(shown)} of ${numbers.format(all)}`;
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  };
  form.addEventListener("input", (event) => (event.target.type === "search" ? soon() : apply()));
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });

  // What the charts and the heat map count is shown by the filters.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-rule], a[data-file], a[data-topic]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.reset();
    for (const name of ["rule", "file", "topic", "level"]) {
      if (name in link.dataset) form.elements[name].value = link.dataset[name];
    }
    // After the reset has been heard, which shows everything.
    setTimeout(() => {
      apply();
      document.getElementById("found").scrollIntoView();
      form.querySelector("select").focus({ preventScroll: true });
    });
  });

  // A place that is led to must not be hidden by a filter.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    setTimeout(() => {
      apply();
      target.scrollIntoView();
    });
  });
  apply();
})();

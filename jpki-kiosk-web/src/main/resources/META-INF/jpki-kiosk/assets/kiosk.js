'use strict';

// One window of a station. The server makes the screens; this puts them into the page, sends what the
// person does, and hears when there is something new. It keeps nothing of a person. The entry of a secret is in entry.js.

const root = document.documentElement;
const station = root.dataset.station;
const screen = document.getElementById('screen');
const KEY = 'jpki-window';
const ANSWER_MILLIS = 10_000; // the server answers at once; what takes its time is a screen of its own
const SILENCE_MILLIS = 5_000; // the server lets itself be heard every second
const RETRY_MILLIS = 500;
const SETTLE_MILLIS = 250; // the second half of a double click does not fall on the next screen
const ANNOUNCED = [10, 5]; // seconds before the end, beside those that are left at first

let key = sessionStorage.getItem(KEY) || '';
let shown = -1; // the version of the screen
let sending = false;
let missed = false;
let ticking = 0;

const wait = (millis) => new Promise((done) => setTimeout(done, millis));

function ask(path, options = {}) {
  return fetch('/' + station + '/' + path, {
    signal: AbortSignal.timeout(ANSWER_MILLIS),
    ...options,
    headers: { 'X-Window': key, ...options.headers },
    cache: 'no-store',
  });
}

// The window is opened by the link's token, or anew by its own key, which the server takes as soon as it
// has noticed that the page before is gone.
async function open() {
  const link = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  for (let tries = link ? 1 : 6; tries > 0; tries--) {
    try {
      const answer = await ask('open', { method: 'POST', headers: { 'X-Token': link || key } });
      if (answer.ok) {
        key = await answer.text();
        sessionStorage.setItem(KEY, key);
        return listen();
      }
    } catch (e) {
      showOnly('away');
      tries++;
    }
    await wait(RETRY_MILLIS);
  }
  showOnly('closed');
}

async function listen() {
  for (let failures = 0; ; failures++) {
    const request = new AbortController();
    let timer = 0;
    const patiently = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), SILENCE_MILLIS);
    };
    try {
      patiently();
      const answer = await ask('events', { signal: request.signal });
      if (answer.status === 403) {
        return showOnly('closed');
      }
      if (answer.ok) {
        failures = -1;
        await follow(answer.body.getReader(), patiently);
      }
    } catch (e) {
      // The server is away, silent, or ended in the middle of an answer.
    }
    clearTimeout(timer);
    if (failures > 0 || request.signal.aborted) {
      showOnly('away');
    }
    request.abort(); // the server does not take a second one of this window
    await wait(RETRY_MILLIS);
  }
}

async function follow(reader, patiently) {
  const text = new TextDecoder();
  for (;;) {
    const part = await reader.read();
    if (part.done) {
      return;
    }
    patiently();
    if (text.decode(part.value).includes('changed') || shown < 0) {
      await update();
    }
  }
}

async function update() {
  missed = sending;
  if (!sending) {
    const answer = await ask('view');
    if (answer.ok) {
      show(await answer.text());
    }
  }
}

async function act(form, button) {
  if (sending) {
    return;
  }
  if (!button.classList.contains('main')) {
    Entry.erase();
  }
  const body = new URLSearchParams(new FormData(form));
  body.set('version', shown);
  body.set('action', button.dataset.act);
  if (button.name) {
    body.set(button.name, button.value);
  }
  Entry.erase();
  sending = true;
  try {
    const answer = await ask('act', { method: 'POST', body });
    sending = false;
    if (answer.ok) {
      show(await answer.text());
    }
    if (missed || !answer.ok) {
      await update();
    }
  } catch (e) {
    showOnly('away');
  } finally {
    sending = false;
  }
}

// The screen, or what stands in its place: nothing of a person is left in the page then.
function showOnly(id) {
  if (id !== 'screen') {
    screen.replaceChildren();
    shown = -1;
    clearInterval(ticking);
  }
  for (const one of ['screen', 'away', 'closed']) {
    document.getElementById(one).hidden = one !== id;
  }
  const heading = document.querySelector('#' + id + ' h1');
  if (id !== 'screen' && document.title !== heading.innerText) {
    document.title = heading.innerText;
    say(heading.innerText);
  }
}

function say(text) {
  document.getElementById('announcement').textContent = text;
}

function show(html) {
  const next = new DOMParser().parseFromString(html, 'text/html').querySelector('.screen');
  if (Number(next.dataset.version) <= shown) {
    return;
  }
  const control = sameControl(next);
  shown = Number(next.dataset.version);
  screen.replaceChildren(next);
  root.lang = next.dataset.lang;
  document.title = next.dataset.title;
  showOnly('screen');
  Entry.prepare(next);
  if (control) {
    control.focus();
    say(document.title);
  } else {
    settle(next.querySelectorAll('main form'));
    const heading = next.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: station === 'desk' }); // a long table stays where it is
    say('');
  }
  countDown(next.querySelector('[data-countdown]'));
}

// The focus stays where the language was changed.
function sameControl(next) {
  const { value } = document.activeElement;
  const onBar = document.activeElement.closest('.languages') && value;
  return onBar && next.querySelector('.languages [value="' + value + '"]');
}

function settle(forms) {
  forms.forEach((form) => { form.inert = true; });
  setTimeout(() => forms.forEach((form) => { form.inert = false; }), SETTLE_MILLIS);
}

function countDown(place) {
  clearInterval(ticking);
  if (!place) {
    return;
  }
  const end = performance.now() + place.dataset.countdown * 1000;
  let told = Infinity;
  ticking = setInterval(() => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left < told) {
      const first = told === Infinity;
      told = left;
      place.textContent = place.textContent.replace(/\d+/, left);
      if (first || ANNOUNCED.includes(left)) {
        say(place.textContent);
      }
    }
  }, 100);
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!event.submitter.classList.contains('main') || Entry.isComplete(event.target)) {
    act(event.target, event.submitter);
  }
});

if (station === 'kiosk') {
  for (const unwanted of ['contextmenu', 'dragstart', 'drop', 'copy', 'cut', 'paste']) {
    document.addEventListener(unwanted, (event) => event.preventDefault());
  }
}

// A page that the browser keeps for its button "back" has nothing to show.
addEventListener('pagehide', () => showOnly('closed'));
addEventListener('pageshow', (event) => event.persisted && location.reload());

open();

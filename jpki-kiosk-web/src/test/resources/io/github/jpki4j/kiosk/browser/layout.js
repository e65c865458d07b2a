// What is wrong with how a page lies on the screen, a line for each; the version of the screen is waited for.
// arguments[0]: the version. arguments[1]: the least side of what is touched, in CSS pixels.
const [version, touch] = arguments;
const PRESSED = 'button, a[href], select, textarea, summary, input, label:has(> input)';
const wrong = [];
const tell = (what, element) => wrong.push(what + ': ' + describe(element));

function describe(element) {
  const text = (element.innerText || element.name || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') + ' «' + text + '»';
}

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen');

async function arrived() {
  for (let i = 0; i < 6000; i++) {
    if (document.querySelector(`.screen[data-version="${version}"]`)) {
      return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('the screen does not come');
}

function headings() {
  const seen = [...document.querySelectorAll('h1')].filter(isSeen);
  if (seen.length !== 1) {
    wrong.push('headings: ' + seen.length);
  } else if (seen[0].getBoundingClientRect().top + scrollY > innerHeight * 0.9) {
    tell('low', seen[0]);
  }
}

// Text that goes out of the screen, or out of the button or block that it stands in.
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !isSeen(parent)) {
      continue;
    }
    range.selectNodeContents(walker.currentNode);
    const block = parent.closest('button, label, summary, td, th, dd, dt, main, header').getBoundingClientRect();
    for (const line of range.getClientRects()) {
      if (line.left < block.left - 1 || line.right > block.right + 1
        || line.top < block.top - 1 || line.bottom > block.bottom + 1) {
        tell('text goes out', parent);
        break;
      }
    }
  }
}

function clipped() {
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    if (hides && isSeen(element) && !element.closest('svg') && !element.matches('input, select')
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      tell('clipped', element);
    }
  }
}

function pressed() {
  const all = [...document.querySelectorAll(PRESSED)].filter((one) => isSeen(one) && !one.matches('label > input'));
  const places = all.map((one) => one.getBoundingClientRect());
  all.forEach((one, i) => {
    const place = places[i];
    const least = one.closest('header') || one.matches('[data-key]') || innerWidth < 700 ? 44 : touch;
    if (place.height < least - 0.5 || place.width < 43.5) {
      tell(`small, ${Math.round(place.width)}×${Math.round(place.height)}`, one);
    }
    for (let j = 0; j < i; j++) {
      const width = Math.min(place.right, places[j].right) - Math.max(place.left, places[j].left);
      const height = Math.min(place.bottom, places[j].bottom) - Math.max(place.top, places[j].top);
      if (width > 0.5 && height > 0.5 && !one.contains(all[j]) && !all[j].contains(one)) {
        tell('lies on ' + describe(all[j]), one);
      }
    }
  });
  for (const one of all) {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const place = one.getBoundingClientRect();
    const there = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
    if (!there || !(one.contains(there) || there.contains(one))) {
      tell('cannot be reached', one);
    }
  }
  scrollTo(0, 0);
}

function pictures() {
  for (const use of document.querySelectorAll('svg use')) {
    if (isSeen(use.parentElement) && use.getBBox().width === 0) {
      wrong.push('no picture: ' + use.getAttribute('href'));
    }
  }
}

return (async () => {
  await arrived();
  document.querySelectorAll('[inert]').forEach((form) => { form.inert = false; });
  scrollTo(0, 0);
  if (document.documentElement.scrollWidth > innerWidth) {
    wrong.push('wider than the screen: ' + document.documentElement.scrollWidth);
  }
  headings();
  texts();
  clipped();
  pressed();
  pictures();
  return wrong;
})();

'use strict';

// The entry of a secret, by the keys on the screen or by a keyboard. What was typed is in the field alone,
// until it is sent.

const Entry = (() => {
  const announcement = document.getElementById('announcement');
  let audio = null; // sounds are switched on by a person

  const secret = () => document.getElementById('secret');

  // A new screen.
  function prepare(next) {
    for (const button of next.querySelectorAll('[data-do=sound]')) {
      button.ariaPressed = String(audio !== null);
    }
  }

  function erase() {
    const field = secret();
    if (field) {
      field.value = '';
      field.type = 'password';
    }
  }

  function press(character) {
    const field = secret();
    if (character === 'clear') {
      field.value = '';
    } else if (character === 'delete') {
      field.value = field.value.slice(0, -1);
    } else {
      field.value = (field.value + character).slice(0, field.maxLength);
    }
    typed(field);
  }

  function typed(field) {
    const capitals = field.value.toUpperCase(); // as the card takes them
    if (capitals !== field.value) {
      field.value = capitals;
    }
    const count = field.form.querySelector('output');
    count.textContent = count.dataset.text.replace('#', field.value.length);
    field.removeAttribute('aria-invalid');
    beep(880);
  }

  // Whether a form can be sent; if its secret is too short, the person is told.
  function isComplete(form) {
    const field = secret();
    if (!field || field.form !== form || field.value.length >= field.minLength) {
      return true;
    }
    field.setAttribute('aria-invalid', 'true');
    announcement.textContent = document.getElementById('secret-rule').innerText;
    field.focus();
    beep(220);
    return false;
  }

  const actions = {
    show(button) {
      const visible = secret().type === 'password';
      secret().type = visible ? 'text' : 'password';
      button.ariaPressed = String(visible);
    },
    sound(button) {
      audio = audio ? null : new AudioContext();
      button.ariaPressed = String(audio !== null);
      beep(880);
    },
  };

  function beep(hertz) {
    if (audio) {
      const tone = new OscillatorNode(audio, { frequency: hertz });
      tone.connect(new GainNode(audio, { gain: 0.05 })).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.06);
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-key], [data-do]');
    if (button && button.dataset.key) {
      press(button.dataset.key);
    } else if (button) {
      actions[button.dataset.do](button);
    }
  });

  document.addEventListener('input', (event) => {
    if (event.target === secret()) {
      typed(event.target);
    }
  });

  // Who has a keyboard types without looking for the field.
  document.addEventListener('keydown', (event) => {
    const field = secret();
    if (!field || field.form.inert || field === event.target || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (/^[0-9A-Za-z]$/.test(event.key)) {
      press(event.key);
    } else if (event.key === 'Backspace') {
      press('delete');
    } else if (event.key === 'Enter' && !event.target.closest('button, summary')) {
      field.form.requestSubmit(field.form.querySelector('[data-act]'));
    }
  });

  return { prepare, erase, isComplete };
})();

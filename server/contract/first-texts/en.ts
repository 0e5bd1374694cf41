// The texts every clinic begins with: the six rules of domain §1, what clinics are asked, and what patients read of the
// treatment. They become version 1 in the database; what the clinic publishes afterwards goes before them.

import type { AftercareContent, AfterSession } from '../aftercare.ts';
import type { InformationContent } from '../texts.ts';

const hours = (amount: number): AfterSession => ({ amount, unit: 'hours' });
const days = (amount: number): AfterSession => ({ amount, unit: 'days' });
const fromItsEnd = { from: hours(0), stopsMinoxidil: false };

export const aftercare: AftercareContent = {
  rules: [
    {
      ...fromItsEnd,
      id: 'no_wash',
      text: 'Please do not wash your head and do not take a shower.',
      until: hours(24),
    },
    {
      ...fromItsEnd,
      id: 'no_chemicals',
      text: 'No hair dye, no creams and no chemical products on your hair or scalp.',
      until: days(14),
      stopsMinoxidil: true,
    },
    {
      ...fromItsEnd,
      id: 'ice_if_needed',
      text: 'If your scalp is swollen, irritated or red, cool it with ice wrapped in a cloth. Please ask your doctor before you put any cream or lotion on it.',
      until: hours(72),
    },
    {
      ...fromItsEnd,
      id: 'no_direct_sun',
      text: 'Keep your scalp out of direct sun. When you go out around noon, wear a hat or cover your head.',
      until: days(7),
    },
    { ...fromItsEnd, id: 'drink_water', text: 'Drink plenty of water.', until: days(14) },
    {
      ...fromItsEnd,
      id: 'eat_well',
      text: 'Eat food that is rich in minerals and vitamins.',
      until: days(180),
    },
  ],
  answers: [
    {
      id: 'ritual_washing',
      question: 'May I wash before prayer?',
      answer:
        'Yes, your face, mouth, arms and feet as always. Please keep your scalp dry as long as your head is not to be washed. How to do that in keeping with your faith, ask whoever advises you in it.',
    },
    {
      id: 'swimming',
      question: 'When may I swim?',
      answer:
        'Please wait until the times for washing, chemical products and sun are over: a pool has chlorine in it, and the sea comes with sun.',
    },
    {
      id: 'sport',
      question: 'May I do sport?',
      answer:
        'Walking is fine at once. Please leave out what makes you sweat until you may wash your head again.',
    },
    {
      id: 'head_scarf',
      question: 'May I wear a head scarf or a hat?',
      answer: 'Yes. Please take a clean and loose one that does not rub. It keeps the sun away as well.',
    },
    {
      id: 'hair_dye',
      question: 'When may I dye my hair?',
      answer:
        'When the time for chemical products is over. Please tell us on which day you did: dye makes hair look fuller in photos, and we must know it to compare them fairly.',
    },
    {
      id: 'painkillers',
      question: 'May I take a painkiller?',
      answer:
        'Please ask us first which one. What another doctor has prescribed for you, go on taking, and tell us about it.',
    },
  ],
};

export const information: InformationContent = {
  sections: [
    {
      heading: 'What plasma is',
      text: 'Plasma is the clear part of your own blood. About eight millilitres of blood, two teaspoons, are drawn from your arm. A centrifuge spins the tube until the blood parts into layers, and the layer that is rich in platelets is drawn off. Platelets are the small cells that help a wound to close.\n\nCalcium is added to the plasma, and it is injected into your scalp with fine needles. Nothing in it comes from another person.',
    },
    {
      heading: 'What it is for, and what nobody can promise',
      text: 'Plasma is given for hair that falls out or breaks, and for areas where hair has become thin, also around scars.\n\nIt does not work for everybody, and studies do not agree on how much it does. No response is a possible result. It is not your fault, and we will tell you so as plainly as we would tell you good news.',
    },
    {
      heading: 'How a session goes',
      text: 'First we take photos of your head, always the same views, with dry hair. Then blood is drawn and spun, which takes a while. The injections themselves are over soon.\n\nMost people need no anaesthesia. If you like, a cream or an ice pack numbs the skin before. Please tell us about painkillers of the last seven days, blood thinners, fever, a pregnancy or an illness: your doctor decides then whether to wait.',
    },
    {
      heading: 'Afterwards',
      text: 'Your scalp may be red, swollen or tender for one to three days. At the end of the session you get a sheet with what to do and what to leave out, each with its last day.\n\nPlease call us if it hurts more instead of less, if it is hot or weeps, or if you have a fever.',
    },
    {
      heading: 'After the third session',
      text: 'Plasma is repeated over several sessions; your doctor says how many for you. First results usually show after the third session. That is when we take the photos again and hold them beside the first ones.\n\nA change this early is a first sign and not yet the result. No change this early is not yet the result either.',
    },
    {
      heading: 'At three months',
      text: 'Three months is the earliest time for a definite result. Please come for photos even if you think that nothing has changed, or that you can see it well enough in the mirror: light and combing fool every eye.',
    },
    {
      heading: 'At six months',
      text: 'Some heads take six months. After that we look at everything together with you, and talk about whether to go on, to keep what was reached, or to stop.',
    },
    {
      heading: 'How we tell a change from chance',
      text: 'The same head photographed twice never gives quite the same number. We know how large that difference is, and we speak of a change only where it is larger. A change inside it is called within measurement noise, whichever way it points.\n\nHair also follows the seasons, and minoxidil, tablets, dye and a haircut change what a photo shows. Please tell us about them.',
    },
  ],
};

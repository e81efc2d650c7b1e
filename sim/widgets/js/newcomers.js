// A new patient whom nobody has registered: all that was left at the front desk, laid out at once beside the form.

const newPatientPage = (desk) => {
  const { words, office } = desk;
  const patient = office.new_patient;
  if (!patient) return [make("div.claimhead", {}, make("h3", { tabindex: "-1", "data-key": "patient-head" }, words.new_patients)), make("div.claimbody", {}, make("p.nothing", {}, words.registered))];
  const cards = patient.documents.filter((paper) => paper.kind === "insurance_card");
  const alone = desk.root.dataset.shows === "newcomer";
  return [
    make("div.claimhead", {},
      make("div.title", {}, make("h3", { tabindex: "-1", "data-key": "patient-head" }, `${patient.name} · ${patient.id}`)),
      make("p.headline", {}, patient.headline)),
    make("div.claimbody", {},
      make("div.pile", {}, cards.map((paper) => drawPaper(words, paper))),
      make("div.pile", {}, patient.documents.filter((paper) => !cards.includes(paper)).map((paper) => drawPaper(words, paper))),
      alone && make("div.whole", {}, patientGroup(desk))),
  ];
};

const patientGroup = (desk) => verbGroup(desk, {
  name: "patient", title: desk.words.this_patient, verbs: verbsAbout(desk, "patient"), of: desk.chosen.patient,
});

package scoring

// MeasureName names a number that is kept while events pass.
type MeasureName string

// The measures. Shares are per cent, rounded down; yes-or-no is 1 or 0.
const (
	// MeasureStep is the step of the last urgency on the seven-step scale, 0 when none is set.
	MeasureStep MeasureName = "urgency.step"
	// MeasureBasis counts the told facts that support the urgency, at its last statement.
	MeasureBasis MeasureName = "urgency.basis"
	// MeasureDanger counts the immediate danger signs told by then, 0 for green.
	MeasureDanger MeasureName = "urgency.danger"
	// MeasureFits is 2 when the urgency fits the own findings, 1 when it is above
	// what they carry, 0 when below or when nothing carries any.
	MeasureFits MeasureName = "urgency.fits"
	// MeasureCritical is the share of the available critical facts that were told.
	MeasureCritical MeasureName = "facts.critical_share"
	// MeasureGrade is how acceptable the disposition is, 0 to 2; -1 before the end.
	MeasureGrade MeasureName = "disposition.grade"

	// MeasureEarlier is 1 when there is an earlier contact to detect.
	MeasureEarlier MeasureName = "recontact.exists"
	// MeasureEntries counts the entries of the own journal that show earlier contacts.
	MeasureEntries MeasureName = "recontact.entries"
	// MeasureMatters is 1 when the earlier contact should lower the threshold.
	MeasureMatters MeasureName = "recontact.matters"
	// MeasureDetected is 1 once the trainee knew of an earlier contact and used it.
	MeasureDetected MeasureName = "recontact.detected"
	// MeasureEarly is 1 when that was before the first urgency, decision or advice.
	MeasureEarly MeasureName = "recontact.early"
	// MeasureActed is 2 when detecting it was followed by a decision that shows it,
	// 1 when it only led to the journal being read and used, 0 otherwise.
	MeasureActed MeasureName = "recontact.acted"
	// MeasureFalseAlarm is 1 when a harmless repeat alone raised the response.
	MeasureFalseAlarm MeasureName = "recontact.false_alarm"

	// MeasureTelling is 2 when the patient's side told what it first had to tell
	// without being spoken over, 1 when it began and was cut off, 0 when it never began.
	MeasureTelling MeasureName = "telling"
	// MeasurePatientRang is 1 when the patient was the first on the line.
	MeasurePatientRang MeasureName = "patient.rang"
	// MeasurePatientHeard is 1 once the patient heard the trainee.
	MeasurePatientHeard MeasureName = "patient.spoken_with"

	// MeasureAdviceDue is which advice is owed: 1 worsening, 2 waiting, 0 none.
	MeasureAdviceDue MeasureName = "advice.due"
	// MeasureAdviceSigns counts the fitting signs named in words.
	MeasureAdviceSigns MeasureName = "advice.signs"
	// MeasureAdviceShare is their share of those worth naming.
	MeasureAdviceShare MeasureName = "advice.share"

	// MeasureOwed is 1 when the patient needs the urgent response: AMK from the
	// legevakt, ambulance and alarm from AMK.
	MeasureOwed MeasureName = "handover.owed"
	// MeasureEssentials is the share of the opening essentials said in the first three
	// turns to whoever was to take over: AMK, and from AMK the medical operator or the
	// legevakt on the red line. Where several were in the call, the lowest.
	MeasureEssentials MeasureName = "handover.essentials"
	// MeasureWhole is the share, by weight, of the known facts that speak for haste that
	// they were told.
	MeasureWhole MeasureName = "handover.told_share"
	// MeasurePassed counts the facts that they were told in the trainee's own words.
	MeasurePassed MeasureName = "handover.passed"
	// MeasureFalse counts false or unfounded claims made to them.
	MeasureFalse MeasureName = "handover.false"
	// MeasureDoctorWhole is MeasureWhole for who was asked: the doctor, the ward.
	MeasureDoctorWhole MeasureName = "doctor.told_share"

	// MeasureOnlyRed is 1 when every urgency but red would be clinically relevant
	// under-triage.
	MeasureOnlyRed MeasureName = "sheet.only_red"
	// MeasureSheetCards counts the cards that fit.
	MeasureSheetCards MeasureName = "sheet.cards"
	// MeasureSheetCriteria counts the card criteria that fit.
	MeasureSheetCriteria MeasureName = "sheet.criteria"
	// MeasureSheetCritical counts the critical facts somebody could tell.
	MeasureSheetCritical MeasureName = "sheet.critical"
)

// Measures lists every measure, in a fixed order.
var Measures = []MeasureName{MeasureStep, MeasureBasis, MeasureDanger, MeasureFits, MeasureCritical, MeasureGrade,
	MeasureEarlier, MeasureEntries, MeasureMatters, MeasureDetected, MeasureEarly, MeasureActed, MeasureFalseAlarm,
	MeasureTelling, MeasurePatientRang, MeasurePatientHeard, MeasureAdviceDue, MeasureAdviceSigns, MeasureAdviceShare,
	MeasureOwed, MeasureEssentials, MeasureWhole, MeasurePassed, MeasureFalse, MeasureDoctorWhole,
	MeasureOnlyRed, MeasureSheetCards, MeasureSheetCriteria, MeasureSheetCritical}

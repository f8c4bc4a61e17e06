import { startDebrief } from "./debrief";
import { Desk } from "./desk";

const desk = document.getElementById("desk");
if (desk) new Desk(desk);

const debrief = document.getElementById("debrief");
if (debrief) startDebrief(debrief);
